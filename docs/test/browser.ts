import { createServer } from "node:http";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import { fileAt } from "./site-files.ts";

const found = inject("chromium");

/** Whether Chromium is missing. If it is, tests are skipped, and their titles contain `reason`. */
export const isMissing: boolean = "missing" in found;
export const reason: string = "missing" in found ? ` (skipped: no Chromium, ${found.missing})` : "";

/** A browser, and a server that serves the built site. */
export interface Visitor {
  readonly origin: string;
  /** Opens a page, and records in `complaints` what a reader must never meet. */
  open(path: string, options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  /**
   * Violations of the security policy, errors and warnings on the console, failed requests, and requests to other
   * servers.
   */
  readonly complaints: string[];
  /** The addresses that the page has requested so far. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = Object.freeze({
  html: "text/html",
  js: "text/javascript",
  css: "text/css",
  svg: "image/svg+xml",
});

export async function startVisitor(): Promise<Visitor> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site.invalid");
    const file = fileAt(pathname);
    const type = TYPES[file?.name.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    response.writeHead(file === undefined ? 404 : 200, { "content-type": type });
    response.end(file?.content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const browser = await launch();
  return {
    origin,
    open: (path, options) => open(browser, origin, path, options),
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: "path" in found ? found.path : "",
    // The sandbox of Chromium does not work as root, which is the user in most containers.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
  });
}

async function open(browser: Browser, origin: string, path: string, options?: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    requests.push(request.url());
    if (!request.url().startsWith(`${origin}/`)) complaints.push(`requested ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (violation) => {
      console.error(`violation of ${violation.effectiveDirective}: ${violation.blockedURI} ${violation.sample}`);
    });
  });
  await page.goto(origin + path);
  // Vue sets the field `__vue_app__` when the page has become interactive.
  await page.waitForFunction(() => "__vue_app__" in Object(document.querySelector("#app")));
  return { page, complaints, requests, close: () => context.close() };
}
