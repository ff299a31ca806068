import { compareEvents } from "./compare-events.mjs";
import { heading, paint, table } from "./paint.mjs";

/** @typedef {import("@sentry-policy/e2e/ingest").Ingest} Ingest */
/** @typedef {import("@sentry-policy/e2e/ingest").IngestItem} IngestItem */

/** @param {IngestItem | undefined} item @returns {Record<string, unknown>} */
function payloadOf(item) {
  return typeof item?.payload === "object" && item.payload !== null ? { ...item.payload } : {};
}

/**
 * @param {Ingest} ingest
 * @param {string} project
 * @param {string} orderId
 */
function eventOf(ingest, project, orderId) {
  const found = ingest
    .items("event", project)
    .find((item) => JSON.stringify(item.payload).includes(`Order ${orderId}:`));
  return payloadOf(found);
}

/**
 * Prints the fields of one error event that the policy changed, each without and with the policy. Returns the number of
 * these fields.
 *
 * @param {Ingest} ingest
 * @param {{ unprotected: string, protected: string }} projects
 */
export function printEvent(ingest, projects) {
  heading("One error event: each redacted field, without and with the policy");
  const differences = compareEvents(
    eventOf(ingest, projects.unprotected, "49"),
    eventOf(ingest, projects.protected, "49"),
  );
  const rows = differences.map(({ path, before, after, rule }) => [
    shorten(path),
    oneLine(before),
    oneLine(after),
    rule,
  ]);
  const [header = [], ...lines] = table([["field", "without policy", "with policy", "rule"], ...rows]);
  console.log(`  ${header.join("  ").trimEnd()}`);
  for (const [path = "", before = "", after = "", rule = ""] of lines) {
    console.log(
      `  ${paint("dim", path)}  ${paint("red", before)}  ${paint("green", after)}  ${paint("cyan", rule.trim())}`,
    );
  }
  return differences.length;
}

/**
 * Shortens a path: `exception.values.0.stacktrace.frames.3.vars.x` -> `frame.vars.x`
 *
 * @param {string} path
 */
function shorten(path) {
  return path
    .replace(/^exception\.values\.(\d+)\.stacktrace\.frames\.\d+\./, "frame.")
    .replace(/^exception\.values\.\d+\./, "exception.");
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Prints how many items of each type arrived, and how many of the secrets they contain. Returns how many envelopes of
 * the run with the policy contain a secret.
 *
 * @param {Ingest} ingest
 * @param {{ unprotected: string, protected: string }} projects
 * @param {readonly string[]} secrets
 */
export function printArrivals(ingest, projects, secrets) {
  heading("Received items by type, and how many of the planted secrets they contain");
  const types = [...new Set(ingest.items().map(({ type }) => type))].sort();
  /** @param {string} project @param {string} type */
  const cell = (project, type) => {
    const items = ingest.items(type, project);
    const text = items.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("\n");
    return [`${items.length}`, `${secrets.filter((secret) => text.includes(secret)).length}`];
  };
  const rows = [
    ["item type", "without policy", "secrets", "with policy", "secrets"],
    ...types.map((type) => [type, ...cell(projects.unprotected, type), ...cell(projects.protected, type)]),
  ];
  for (const row of table(rows)) console.log(`  ${row.join("  ")}`);
  const leaked = ingest.envelopes.filter(
    ({ projectId, text }) => projectId === projects.protected && secrets.some((secret) => text.includes(secret)),
  );
  return leaked.length;
}

/**
 * Prints how many traces were started and how many were kept, by the reason for the sampling decision.
 *
 * @param {Ingest} ingest
 * @param {string} project
 * @param {import("./run-shop.mjs").Decision[]} decisions
 */
export function printTraces(ingest, project, decisions) {
  heading("Traces started and kept, by the reason for the decision");
  const groups = new Map(decisions.map(({ why, rate }) => [`${why} (${rate})`, { started: 0, kept: 0 }]));
  for (const { why, rate, kept } of decisions) {
    const group = groups.get(`${why} (${rate})`);
    if (group === undefined) continue;
    group.started += 1;
    if (kept) group.kept += 1;
  }
  const rows = [
    ["reason (rate)", "started", "kept"],
    ...[...groups].map(([why, group]) => [why, `${group.started}`, `${group.kept}`]),
  ];
  for (const row of table(rows)) console.log(`  ${row.join("  ")}`);
  const arrived = new Set(ingest.items(undefined, project).flatMap(traceIds));
  console.log(`  ${arrived.size} traces were received.`);
}

/** @param {IngestItem} item @returns {unknown[]} */
function traceIds(item) {
  const payload = payloadOf(item);
  if (item.type !== "span" || !Array.isArray(payload["items"])) return [];
  return payload["items"].map((/** @type {{ trace_id?: unknown }} */ span) => span.trace_id);
}
