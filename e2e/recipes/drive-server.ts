import type { Ingest } from "@sentry-policy/e2e/ingest";
import { declinesIn, requestsTo } from "./arrived.ts";
import { ORDER } from "./canaries.ts";
import { type Deployment, startIn, waitUntil } from "./deployment.ts";

/** How many requests of each kind are sent before ORDER, the order that fails. */
export const REQUESTS = 3;

/**
 * Matches what a server prints once it accepts requests, and captures its URL: `Listening on http://localhost:3000` ->
 * `http://localhost:3000`
 */
const LISTENING = /(?:Listening on|Local:) +(http:\/\/localhost:\d+)/;

/** What differs from server to server. */
export interface Use {
  /** Sends more requests, after those that every server gets. */
  visit?(url: string): Promise<void>;
  /** Checks whether everything has arrived that the server sends before it is stopped. */
  hasArrived?(ingest: Ingest): boolean;
}

/**
 * Starts a server. Sends health checks, ordinary requests and one order that fails. When the failure has arrived, stops
 * the server with SIGTERM, as in a deployment. Returns its output.
 */
export async function driveServer(
  deployment: Deployment,
  command: readonly [string, ...string[]],
  { visit, hasArrived = orderHasArrived }: Use = {},
): Promise<string> {
  const server = startIn(deployment, command);
  try {
    const [, url = ""] = await server.printed(LISTENING);
    await sendRequests(url);
    await visit?.(url);
    await waitUntil(deployment, hasArrived);
  } finally {
    server.kill();
  }
  const { stdout, stderr } = await server.ended;
  return `${stdout}\n${stderr}`;
}

export function orderHasArrived(ingest: Ingest): boolean {
  return declinesIn(ingest).length > 0 && requestsTo(ingest, "/orders/").length > 0;
}

async function sendRequests(url: string): Promise<void> {
  for (let number = 0; number < REQUESTS; number += 1) {
    await expectStatus(200, fetch(`${url}/health`));
    await expectStatus(200, fetch(`${url}/products/${number}`));
  }
  await placeOrder(`${url}/orders/${ORDER.id}`);
}

/** Places ORDER, the order that fails. */
export async function placeOrder(url: string): Promise<void> {
  const { query, headers, body, fields } = ORDER;
  await expectStatus(
    500,
    fetch(`${url}?${query}`, { method: "POST", headers, body: JSON.stringify({ ...body, ...fields }) }),
  );
}

async function expectStatus(status: number, answer: Promise<Response>): Promise<void> {
  const response = await answer;
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.url} responded with ${response.status}: ${text}`);
}
