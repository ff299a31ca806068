// Bundles the app in the given folder for browsers, serves it on loopback with a strict content security policy, opens
// it in Chromium, and waits until stdin ends. Prints JSON: the violations of the policy, and the page's result. The page
// contains the result of `publicConfig`, in a `<meta>` or a `<script>` element.
// Usage: `drive.mjs <folder> [<entry> [meta]]`
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { visit } from "./visit.mjs";

const folder = resolve(process.argv[2]);
const entry = process.argv[3] ?? "app.mjs";
const { publicConfig } = createRequire(join(folder, "package.json"))("@sentry-policy/config");
const json = publicConfig(process.env);
const config =
  process.argv[4] === "meta"
    ? `<meta name="sentry-config" content='${json}'>`
    : `<script type="application/json" id="sentry-config">${json}</script>`;
const { SENTRY_DSN, SENTRY_ENVIRONMENT, SENTRY_TRACES_SAMPLE_RATE } = process.env;

const bundle = await build({
  absWorkingDir: folder,
  entryPoints: [entry],
  bundle: true,
  write: false,
  format: "esm",
  target: "es2022",
  platform: "browser",
  define: { "import.meta.env": JSON.stringify({ SENTRY_DSN, SENTRY_ENVIRONMENT, SENTRY_TRACES_SAMPLE_RATE }) },
});

// The page first calls `new Function`, which the policy forbids. This one violation shows that the policy is strict and
// that violations are reported. Any further violation comes from the app.
const probe = `
const page = document.documentElement.dataset;
const refused = [];
addEventListener("securitypolicyviolation", (event) => {
  refused.push(event.effectiveDirective + " " + event.blockedURI);
  page.refused = JSON.stringify(refused);
});
try { new Function("return true")(); page.generatesCode = "true"; } catch { page.generatesCode = "false"; }`;

const files = {
  "/": [
    "text/html",
    `<!doctype html><script src="/probe.js"></script>${config}<script type="module" src="/app.js"></script>`,
  ],
  "/probe.js": ["text/javascript", probe],
  "/app.js": ["text/javascript", bundle.outputFiles[0].text],
};
const answer = (request, response) => {
  const [type, body] = files[request.url] ?? ["text/plain", ""];
  response.setHeader("content-type", type);
  response.setHeader(
    "content-security-policy",
    `default-src 'none'; script-src 'self'; connect-src ${new URL(SENTRY_DSN).origin}`,
  );
  response.end(body);
};

// The page writes its results to attributes, which are read here. Code that Playwright evaluates in the page could not
// test the policy, because such code is exempt from it.
const read = (page, name) => page.getAttribute("html", `data-${name}`).then((text) => JSON.parse(text ?? "null"));
const outcome = await visit(answer, async (page) => ({
  generatesCode: await read(page, "generates-code"),
  refused: await read(page, "refused"),
  result: await read(page, "result"),
}));
console.log(JSON.stringify(outcome));
