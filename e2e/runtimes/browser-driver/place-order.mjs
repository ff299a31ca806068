// Opens a recipe's page in Chromium, fills in its order form, and submits it. `PAGE_ORDER` contains the URL's query and
// the values of the fields. The page is served from `--root FOLDER`, or by a server that runs already, at `--url URL`.
// Waits until stdin ends. Prints the page's warnings.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { launchChromium } from "./launch.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
const { query, fields } = JSON.parse(process.env.PAGE_ORDER);
const [option, place] = process.argv.slice(2);

/** Serves the files of a folder. Returns the URL of the server. */
async function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = join(folder, pathname === "/" ? "index.html" : pathname);
    if (!existsSync(file)) return response.writeHead(204).end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "text/plain");
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

const url = option === "--url" ? place : await serve(place);
const browser = await launchChromium();
const page = await browser.newPage();
const warnings = [];
page.on("console", (message) => {
  if (["error", "warning"].includes(message.type())) warnings.push(message.text());
});
await page.goto(`${url}/?${query}`);
for (const [name, value] of Object.entries(fields)) await page.fill(`input[name=${name}]`, value);
await page.click("button[type=submit]");
console.log("The order was placed.");
for await (const _ of process.stdin);
await browser.close();
for (const warning of warnings) console.log(warning);
process.exit();
