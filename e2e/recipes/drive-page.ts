import { join } from "node:path";
import { runtimes } from "../smoke/places.ts";
import { ORDER } from "./canaries.ts";
import { type Deployment, runIn, startIn, waitUntil } from "./deployment.ts";

const DRIVER = join(runtimes, "browser-driver/place-order.mjs");
/** The Sentry project to which a page sends. If the app also has a server, the server sends to another project. */
export const PAGE_PROJECT = "2";

/** Returns Sentry's environment variables under names that a bundler includes in a page, such as `VITE_SENTRY_DSN`. */
export function pageVariables(prefix: string, { env, ingest }: Deployment): Record<string, string> {
  const variables = { ...env, SENTRY_DSN: ingest.dsn(PAGE_PROJECT), SENTRY_REPLAYS_ON_ERROR_SAMPLE_RATE: "1" };
  const own = Object.entries(variables).filter(([name]) => name.startsWith("SENTRY_"));
  return Object.fromEntries(own.map(([name, value]) => [`${prefix}${name}`, value]));
}

/**
 * Builds a page with Vite, opens it in Chromium, and submits ORDER, the order that fails. Returns all output of the
 * build and of the page.
 */
export async function driveVitePage(
  deployment: Deployment,
  chromium: string,
  itemTypes?: readonly string[],
): Promise<string> {
  const vite = join(deployment.install, "node_modules/vite/bin/vite.js");
  const env = pageVariables("VITE_", deployment);
  const built = await runIn({ ...deployment, env }, ["node", vite, "build", "--logLevel", "error"]);
  return built + (await drivePage(deployment, chromium, ["--root", "dist"], itemTypes));
}

/**
 * Opens a page in Chromium, and places ORDER, the order that fails. Waits until items of all `itemTypes` have arrived.
 * Returns the warnings of the page.
 */
export async function drivePage(
  deployment: Deployment,
  chromium: string,
  place: readonly ["--root" | "--url", string],
  itemTypes: readonly string[] = ["event", "log"],
): Promise<string> {
  const order = { query: ORDER.query, fields: ORDER.fields };
  const env = { CHROMIUM_PATH: chromium, PAGE_ORDER: JSON.stringify(order) };
  const page = startIn({ ...deployment, env }, ["node", DRIVER, ...place]);
  try {
    await page.printed(/The order was placed/);
    await waitUntil(deployment, ({ items }) => itemTypes.every((type) => items(type, PAGE_PROJECT).length > 0));
  } finally {
    page.dismiss();
  }
  const { stdout, stderr } = await page.ended;
  return `${stdout}\n${stderr}`;
}
