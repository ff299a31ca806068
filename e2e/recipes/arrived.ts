import type { Ingest } from "@sentry-policy/e2e/ingest";
import { type ArrivedError, errorsOf } from "../support/arrived-errors.ts";
import { type Arrived, spansOf } from "../support/arrived-spans.ts";

/** The attributes for the path or the URL of a request. The first one that exists is used. */
const PATHS = ["url.path", "http.target", "http.url", "url.full", "http.route"];

export function rootsOf(ingest: Ingest): Arrived[] {
  return ingest.envelopes.flatMap(spansOf).filter(({ segment }) => segment);
}

/** Returns the root spans of requests whose path begins with `path`. */
export function requestsTo(ingest: Ingest, path: string): Arrived[] {
  return rootsOf(ingest).filter((root) => pathOf(root).startsWith(path));
}

function pathOf({ attribute, name }: Arrived): string {
  const stated = PATHS.map(attribute).find((value) => typeof value === "string" && value !== "");
  // `POST /orders/7` -> `/orders/7`
  const text = String(stated ?? name).replace(/^[A-Z]+ /, "");
  return URL.canParse(text) ? new URL(text).pathname : text;
}

/** Returns the errors of ORDER, the order that fails. */
export function declinesIn(ingest: Ingest): ArrivedError[] {
  return errorsOf(ingest.envelopes).filter(({ message }) => /was declined$/.test(message));
}

/** Checks whether the log that a recipe writes for an order has arrived. */
export function hasLog(ingest: Ingest): boolean {
  return ingest.items("log").some(({ bytes }) => new TextDecoder().decode(bytes).includes("receipt to"));
}

/**
 * Returns the lines of a program's output that mention Sentry or a warning. Stack frames and lines with `node_modules`
 * are left out, because the stacks of the app's own errors also contain names of packages.
 */
export function warningsIn(output: string): string[] {
  return output
    .split("\n")
    .filter((line) => /sentry|\bwarn/i.test(line))
    .filter((line) => !/^\s+at |node_modules/.test(line));
}
