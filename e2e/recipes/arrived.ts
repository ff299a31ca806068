// Functions that read the data that a recipe has sent.
import type { Ingest } from "@sentry-policy/e2e/ingest";
import { type ArrivedError, errorsOf } from "../support/arrived-errors.ts";
import { type Arrived, spansOf } from "../support/arrived-spans.ts";

/** The attributes that state the path or the URL of a request, in the order in which they are read. */
const PATHS = ["url.path", "http.target", "http.url", "url.full", "http.route"];

export function rootsOf(ingest: Ingest): Arrived[] {
  return ingest.envelopes.flatMap(spansOf).filter(({ segment }) => segment);
}

/** Returns the root spans of the requests whose path begins with `path`. */
export function requestsTo(ingest: Ingest, path: string): Arrived[] {
  return rootsOf(ingest).filter((root) => pathOf(root).startsWith(path));
}

function pathOf({ attribute, name }: Arrived): string {
  const stated = PATHS.map(attribute).find((value) => typeof value === "string" && value !== "");
  // Example: `POST /orders/7` becomes `/orders/7`.
  const text = String(stated ?? name).replace(/^[A-Z]+ /, "");
  return URL.canParse(text) ? new URL(text).pathname : text;
}

/** Returns the errors that were caused by ORDER, the order that fails. */
export function declinesIn(ingest: Ingest): ArrivedError[] {
  return errorsOf(ingest.envelopes).filter(({ message }) => /was declined$/.test(message));
}

/** Checks whether the log that a recipe writes for an order has arrived. */
export function hasLog(ingest: Ingest): boolean {
  return ingest.items("log").some(({ bytes }) => new TextDecoder().decode(bytes).includes("receipt to"));
}

/**
 * Returns the lines of a program's output that mention Sentry or a warning. Leaves out stack frames and lines with
 * `node_modules`, because the stack traces of the app's own errors also contain names of packages.
 */
export function warningsIn(output: string): string[] {
  return output
    .split("\n")
    .filter((line) => /sentry|\bwarn/i.test(line))
    .filter((line) => !/^\s+at |node_modules/.test(line));
}
