import { compareEvents } from "./compare-events.mjs";
import { heading, printTable } from "./paint.mjs";

/** The start of the message of the error whose events are compared. */
const ORDER = "Order 49:";

/**
 * Prints the fields of one error event that the policy redacted. Returns the number of these fields.
 *
 * @param {import("@sentry-policy/e2e/ingest").Ingest} ingest
 * @param {{ unprotected: string, protected: string }} projects
 */
export function printRedactedFields(ingest, projects) {
  heading("One error event: the fields that the policy redacted");
  const [before, after] = [projects.unprotected, projects.protected].map((project) => {
    const found = ingest.items("event", project).find(({ payload }) => JSON.stringify(payload).includes(ORDER));
    return { ...Object(found?.payload) };
  });
  const rows = compareEvents(before, after).map((difference) => {
    const [without, withPolicy] = [oneLine(difference.before), oneLine(difference.after)];
    const { start, end } = commonParts(without, withPolicy);
    return [
      shorten(difference.path),
      { text: without, marked: /** @type {const} */ ([start, without.length - end]), style: SECRET },
      { text: withPolicy, marked: /** @type {const} */ ([start, withPolicy.length - end]), style: REDACTED },
    ];
  });
  printTable(["field", "sent without the policy", "sent with the policy"], rows);
  return rows.length;
}

/** @type {import("./paint.mjs").Style} */
const SECRET = "red";
/** @type {import("./paint.mjs").Style} */
const REDACTED = ["bold", "green"];

/**
 * Returns how many characters two texts have in common at their start and at their end.
 *
 * @param {string} a
 * @param {string} b
 */
function commonParts(a, b) {
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return { start, end };
}

/**
 * Shortens a path: `exception.values.0.stacktrace.frames.3.vars.order.card` -> `vars.order.card`
 *
 * @param {string} path
 */
function shorten(path) {
  return path
    .replace(/^exception\.values\.\d+\.stacktrace\.frames\.\d+\./, "")
    .replace(/^exception\.values\.\d+\./, "exception.");
}

/** @param {string} text */
function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}
