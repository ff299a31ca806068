// Bundles the replay app in the given folder, opens its page in Chromium, and uses the page as a visitor would. Prints
// JSON: the planted secrets, the page's uncaught errors, and the trace headers of its requests.
import { once } from "node:events";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { build } from "esbuild";
import { CANARIES, namedAt, textAt } from "./canaries.mjs";
import { launchChromium } from "./launch.mjs";

const { PAGE_OPTIONS } = process.env;
const { dsn, tunnel = dsn } = JSON.parse(PAGE_OPTIONS);

const bundle = await build({
  absWorkingDir: resolve(process.argv[2]),
  entryPoints: ["replay.mjs"],
  bundle: true,
  write: false,
  format: "esm",
  target: "es2022",
  platform: "browser",
  define: { PAGE_OPTIONS },
});

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
const html = `<!doctype html>
<html lang="en"><head><title>${escaped(textAt("document title"))}</title>
<meta name="access-token" content="${namedAt("meta by name")}"></head>
<body>
<h1 class="headline">Ordinary words stay as they are</h1>
<p>${escaped(textAt("dom text"))}</p>
<p title="${escaped(textAt("title attribute"))}" data-note="${escaped(textAt("data attribute"))}">a paragraph</p>
<p data-api-key="${namedAt("data attribute by name")}" id="changing">another</p>
<img alt="${escaped(textAt("alt attribute"))}" src="/dot.svg">
<svg viewBox="0 0 10 10"><text>${escaped(textAt("svg text"))}</text></svg>
<a href="/next?note=${escaped(encodeURIComponent(textAt("link")))}">a link</a>
<div id="host"></div>
<form>
<input name="note" value="${escaped(textAt("input value"))}" placeholder="${escaped(textAt("placeholder"))}">
<input name="secret_key" value="${namedAt("input by name")}">
<input type="hidden" name="csrf_token" value="${namedAt("hidden input by name")}">
<textarea name="message">${escaped(textAt("textarea"))}</textarea>
<select><option>${escaped(textAt("option text"))}</option></select>
<input id="typed" name="remark"><input id="typed-by-name" name="api_token"><input id="password" type="password" name="password">
<button type="button" id="button">Press</button>
</form>
<script type="module" src="/app.js"></script></body></html>`;

const dot = `<svg xmlns="http://www.w3.org/2000/svg"/>`;
const answer = JSON.stringify({ note: textAt("response body"), token: namedAt("response by name") });
const files = {
  "/app.js": ["text/javascript", bundle.outputFiles[0].text],
  "/dot.svg": ["image/svg+xml", dot],
  "/api/login": ["application/json", answer],
  "/api/search": ["application/json", "{}"],
};
const traceHeaders = [];
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://page.invalid");
  const [type, body] = files[pathname] ?? ["text/html; charset=utf-8", html];
  if (pathname.startsWith("/api/")) traceHeaders.push([request.headers["sentry-trace"], request.headers.baggage]);
  response.setHeader("content-type", type);
  // The policy allows workers from blob URLs, because the SDK compresses the recording in such a worker. It allows
  // inline styles, because the SDK's feedback form uses them.
  response.setHeader(
    "content-security-policy",
    `default-src 'self'; script-src 'self'; worker-src blob:; style-src 'unsafe-inline'; connect-src 'self' ${new URL(tunnel).origin}`,
  );
  response.end(body);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

const browser = await launchChromium();
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(45_000);
  const failures = [];
  page.on("pageerror", (error) => failures.push(error.message));
  const query = new URLSearchParams({ note: textAt("page query"), access_token: namedAt("query by name") });
  const hash = `id_token=${namedAt("hash by name")}&note=${encodeURIComponent(textAt("page hash"))}`;
  await page.goto(`http://127.0.0.1:${server.address().port}/?${query}#${hash}`);
  await page.waitForSelector("html[data-ready]");
  await page.evaluate(() => window.runPage());

  await page.fill("#typed", textAt("typed input"));
  await page.fill("#typed-by-name", namedAt("typed input by name"));
  await page.fill("#password", namedAt("typed password"));
  await page.click("#button");
  await page.click("#sentry-feedback .widget__actor");
  await page.fill("#sentry-feedback #name", "A visitor");
  await page.fill("#sentry-feedback #email", "form.visitor@shop.example");
  await page.fill("#sentry-feedback #message", textAt("feedback form"));
  await page.click("#sentry-feedback button[type=submit]");
  await page.waitForSelector("#sentry-feedback form", { state: "detached" });
  await page.evaluate(() => window.finishPage());
  // The last session update is sent when the page is hidden.
  await page.goto("about:blank");
  await page.waitForTimeout(500);
  console.log(JSON.stringify({ planted: CANARIES, failures, traceHeaders }));
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
