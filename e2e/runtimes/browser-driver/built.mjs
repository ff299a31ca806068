// Builds the app in the current folder with the app's own bundler, and visits the page. Prints the page's warnings and
// errors as JSON. A bundler passes an environment variable to the page only if its name has a certain prefix, such as
// `VITE_`, so this script adds the prefix: `SENTRY_DSN` -> `VITE_SENTRY_DSN`.
// Usage: `built.mjs <prefix> <output folder> <bundler> <arguments>`
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { visit } from "./visit.mjs";

const [prefix, built, bundler, ...args] = process.argv.slice(2);
const names = ["SENTRY_DSN", "SENTRY_ENVIRONMENT", "SENTRY_TRACES_SAMPLE_RATE"];
const environment = Object.fromEntries(names.map((name) => [`${prefix}${name}`, process.env[name]]));

rmSync(built, { recursive: true, force: true });
execFileSync(join("node_modules/.bin", bundler), args, {
  env: { PATH: process.env.PATH, HOME: process.env.HOME, NEXT_TELEMETRY_DISABLED: "1", ...environment },
  stdio: ["ignore", "ignore", "inherit"],
});

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css" };
const outcome = await visit((request, response) => {
  const { pathname } = new URL(request.url, "http://page.invalid");
  const file = resolve(built, `.${pathname === "/" ? "/index.html" : pathname}`);
  const isThere = file.startsWith(resolve(built)) && existsSync(file);
  response.writeHead(isThere ? 200 : 204, { "content-type": TYPES[file.split(".").at(-1)] ?? "text/plain" });
  response.end(isThere ? readFileSync(file) : undefined);
});
console.log(JSON.stringify(outcome));
