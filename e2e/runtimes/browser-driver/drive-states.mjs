// Bundles `states.mjs` in the given folder into a page, and opens the page in Chromium. The environment variable VISITS
// is a JSON list of visits. A visit is a list of URL queries: the page is opened with each of them in turn, in the same
// browser profile. Prints a JSON list with the console warnings and errors of the last page of each visit.
import { once } from "node:events";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { build } from "esbuild";
import { launchChromium } from "./launch.mjs";

const visits = JSON.parse(process.env.VISITS);

const bundle = await build({
  absWorkingDir: resolve(process.argv[2]),
  entryPoints: ["states.mjs"],
  bundle: true,
  // Minified as in production, because the scrubber must also find the properties that it reads from a minified SDK.
  minify: true,
  write: false,
  format: "esm",
  target: "es2022",
  platform: "browser",
});
const server = createServer((request, response) => {
  const isScript = request.url === "/app.js";
  response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
  response.end(isScript ? bundle.outputFiles[0].text : `<!doctype html><script type="module" src="/app.js"></script>`);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");

const browser = await launchChromium();
try {
  const outcomes = [];
  for (const pages of visits) outcomes.push(await visit(pages));
  console.log(JSON.stringify(outcomes));
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}

async function visit(pages) {
  const context = await browser.newContext();
  let complaints = [];
  for (const query of pages) {
    const page = await context.newPage();
    complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/?${new URLSearchParams(query)}`);
    await page.waitForSelector("html[data-done]", { timeout: 45_000 });
    // Waits until the network is idle, because the page does not wait for its requests to Spotlight.
    await page.waitForLoadState("networkidle");
    await page.close();
  }
  await context.close();
  return complaints;
}
