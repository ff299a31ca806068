// Records the playground's samples from real SDKs, versions 10 and 11, with their defaults. Run it after `pnpm build`,
// with `node docs/playground/samples/record/main.mjs`. It needs Chromium (`CHROMIUM_PATH`) and the packages of the
// test suite.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { startIngest } from "../../../../e2e/dist/ingest/index.js";
import { normalize } from "./normalize.mjs";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const REPOSITORY = here("../../../../");
const TESTS = createRequire(`${REPOSITORY}e2e/package.json`);
const ROOT = createRequire(`${REPOSITORY}package.json`);

/** Types of items, by the name of the sample that shows them. */
const SHOWN = Object.freeze({
  "failed checkout": ["event"],
  "spans of a checkout": ["transaction", "span"],
  "logs of a checkout": ["log"],
  "check-in": ["check_in"],
  feedback: ["feedback"],
});

rmSync(here("../recorded"), { recursive: true, force: true });
mkdirSync(here("../recorded"));
/** @type {Record<string, string>} */
const titles = {};
for (const major of ["11", "10"]) {
  const { envelopes, replacements } = await recordShop(TESTS.resolve(`sentry-node-v${major}`));
  for (const [title, types] of Object.entries(SHOWN)) {
    const found = envelopes.find(({ items }) => items.some(({ type }) => types.includes(type)));
    if (found === undefined) throw new Error(`SDK ${major} has sent none of ${types.join(", ")}.`);
    save(`Node SDK ${major}: ${title}`, found, replacements);
  }
}
for (const major of ["11", "10"]) {
  const { envelopes, replacements } = await recordPage(`sentry-browser-v${major}`);
  const found = envelopes.find(({ items }) => items.some(({ type }) => type === "event"));
  if (found === undefined) throw new Error(`The browser SDK ${major} has sent no event.`);
  save(`Browser SDK ${major}: failed payment`, found, replacements);
}

writeFileSync(here("../recorded/titles.json"), `${JSON.stringify(titles, null, 2)}\n`);

/** @param {string} sdk Path of the SDK. */
async function recordShop(sdk) {
  const ingest = await startIngest();
  const env = { PATH: process.env["PATH"], SDK: sdk, SENTRY_DSN: ingest.dsn("1") };
  const shop = spawn(process.execPath, [here("shop.mjs")], { env, stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise((resolve) => shop.once("exit", resolve));
  if (code !== 0) throw new Error(`The shop has exited with code ${code}.`);
  await ingest.close();
  const replacements = new Map([
    [ingest.dsn("1"), "https://key@o1.ingest.sentry.io/1"],
    [here("./"), "/srv/shop/src/"],
    [REPOSITORY, "/srv/shop/"],
    [process.execPath, "/usr/local/bin/node"],
  ]);
  return { envelopes: ingest.envelopes, replacements };
}

/** @param {string} sdk Name of the SDK's package. */
async function recordPage(sdk) {
  const { build } = ROOT("esbuild");
  const script = `import * as Sentry from ${JSON.stringify(sdk)}; import { runPage } from ${JSON.stringify(here("page.mjs"))};
    void runPage(Sentry, new URLSearchParams(location.search).get("dsn"));`;
  const stdin = { contents: script, resolveDir: `${REPOSITORY}e2e` };
  const { outputFiles } = await build({ stdin, bundle: true, write: false, minify: true, format: "esm" });
  const server = createServer((request, response) => {
    const isScript = request.url === "/shop.js";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    response.end(
      isScript
        ? outputFiles[0].text
        : '<!doctype html><title>Shop</title><script type="module" src="/shop.js"></script>',
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const ingest = await startIngest();
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`${origin}/checkout?dsn=${encodeURIComponent(ingest.dsn("1"))}&token=made-up-query-token`);
    await page.waitForSelector("html[data-done]", { state: "attached" });
  } finally {
    await browser.close();
    server.close();
    await ingest.close();
  }
  const replacements = new Map([
    [`dsn=${encodeURIComponent(ingest.dsn("1"))}&`, ""],
    [origin, "https://shop.example"],
  ]);
  return { envelopes: ingest.envelopes, replacements };
}

/**
 * @param {string} title
 * @param {import("../../../../e2e/dist/ingest/index.js").Envelope} envelope
 * @param {ReadonlyMap<string, string>} replacements
 */
function save(title, { header, items }, replacements) {
  const number = String(Object.keys(titles).length + 1).padStart(2, "0");
  const parts = [header, items.map(({ header: itemHeader, payload }) => [itemHeader, payload])];
  writeFileSync(here(`../recorded/${number}.json`), `${JSON.stringify(normalize(parts, replacements), null, 1)}\n`);
  titles[`_${number}`] = title;
  console.log(title);
}
