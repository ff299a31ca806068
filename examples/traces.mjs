import { heading, printTable } from "./paint.mjs";

/** @typedef {import("@sentry-policy/e2e/ingest").Ingest} Ingest */

/**
 * Prints how many requests each endpoint got, and how many of their traces were sent. Returns whether the trace of
 * every failed request was sent in the run with the policy.
 *
 * @param {readonly (readonly [ingest: Ingest, project: string])[]} runs The runs without and with the policy.
 * @param {ReadonlyMap<string, import("./run-shop.mjs").EndpointCounts>} endpoints
 */
export function printTraces(runs, endpoints) {
  heading("Traces that were sent: the policy keeps all that failed, and 10 % of the rest");
  const sent = runs.map(([ingest, project]) => tracesByEndpoint(ingest, project));
  const isWhole = (/** @type {string} */ endpoint, /** @type {number} */ failed) =>
    (sent.at(-1)?.get(endpoint)?.size ?? 0) >= failed;
  const rows = [...endpoints].map(([endpoint, { requests, failed }]) => [
    `${endpoint}, ${failed === 0 ? "never fails" : "always fails"}`,
    `${requests}`,
    ...sent.map((traces) => cellOf(traces.get(endpoint)?.size ?? 0, failed)),
  ]);
  printTable(["endpoint", "requests", "sent without the policy", "sent with the policy"], rows);
  return [...endpoints].every(([endpoint, { failed }]) => isWhole(endpoint, failed));
}

/** @param {number} sent @param {number} failed @returns {import("./paint.mjs").Cell} */
function cellOf(sent, failed) {
  return failed === 0 ? { text: `${sent}` } : { text: `${sent}`, style: sent < failed ? "red" : "green" };
}

/**
 * Returns the ids of the traces that arrived, by endpoint.
 *
 * @param {Ingest} ingest
 * @param {string} project
 */
function tracesByEndpoint(ingest, project) {
  /** @type {Map<string, Set<unknown>>} */
  const found = new Map();
  const spans = ingest.items("span", project).flatMap(({ payload }) => Object(payload).items ?? []);
  for (const { trace_id, attributes } of spans) {
    const endpoint = endpointOf(attributes?.["url.path"]?.value ?? "");
    found.set(endpoint, (found.get(endpoint) ?? new Set()).add(trace_id));
  }
  return found;
}

/** Returns the first part of a path: `/products/7?page=2` -> `/products` @param {string} path */
export function endpointOf(path) {
  return path.replace(/^(\/[^/?]*).*$/, "$1");
}
