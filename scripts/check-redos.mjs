// Runs a ReDoS checker on every regular expression in the published packages. Expressions that pass are recorded in
// redos-verified.json, so that the next run checks only new expressions. `--all` checks all expressions again.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { collectPatterns } from "./redos-patterns.mjs";

const VERIFIED_FILE = "scripts/redos-verified.json";
const REVIEWED_FILE = "scripts/redos-reviewed.json";
const TIMEOUT_MS = 60_000;

const require = createRequire(import.meta.url);
// Selects recheck's JavaScript backend instead of Java or a native binary, so that the result is the same on every
// machine. recheck reads this variable when it is imported.
process.env["RECHECK_BACKEND"] = "pure";
const { checkSync } = await import("recheck");
const { version } = require("recheck/package.json");

/** @type {{ recheck: string, cleared: Record<string, string> }} */
const verified = JSON.parse(readFileSync(VERIFIED_FILE, "utf8"));
/**
 * Expressions for which the checker cannot decide whether they are safe. For each of them, a reviewer has stated why it
 * is safe.
 *
 * @type {Record<string, string>}
 */
const reviewed = JSON.parse(readFileSync(REVIEWED_FILE, "utf8"));
const known = process.argv.includes("--all") || verified.recheck !== version ? {} : verified.cleared;

const patterns = await collectPatterns();
/** @type {Record<string, string>} */
const cleared = {};
/** @type {string[]} */
const failures = Object.keys(reviewed)
  .filter((pattern) => !patterns.has(pattern))
  .map((pattern) => `${REVIEWED_FILE} lists an expression that no longer exists, remove it: ${pattern}`);
let checked = 0;

for (const [pattern, { source, flags, place }] of patterns) {
  const before = known[pattern];
  if (before !== undefined) {
    cleared[pattern] = before;
    continue;
  }
  checked += 1;
  const { status, detail, elapsedMs } = judge(source, flags);
  console.log(`${status.padEnd(10)} ${(elapsedMs / 1000).toFixed(1).padStart(5)} s  ${place}  ${pattern}  ${detail}`);
  if (status === "safe") cleared[pattern] = detail;
  else if (status === "vulnerable") failures.push(`vulnerable (${detail}): ${place} ${pattern}`);
  else if (reviewed[pattern] === undefined)
    failures.push(`undecided (${detail}), simplify it or add it to ${REVIEWED_FILE}: ${place} ${pattern}`);
  else console.log(`           reviewed: ${reviewed[pattern]}`);
}

const sorted = Object.fromEntries(Object.entries(cleared).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(VERIFIED_FILE, `${JSON.stringify({ recheck: version, cleared: sorted }, null, 2)}\n`);
console.log(
  `${patterns.size} regular expressions: ${checked} checked in this run, ${Object.keys(reviewed).length} reviewed by hand.`,
);
for (const failure of failures) console.error(`FAILED: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;

/**
 * @param {string} source
 * @param {string} flags
 */
function judge(source, flags) {
  const began = performance.now();
  const diagnostics = checkSync(source, flags, { timeout: TIMEOUT_MS });
  const elapsedMs = performance.now() - began;
  if (diagnostics.status === "unknown") return { status: "unknown", detail: diagnostics.error.kind, elapsedMs };
  const detail = `${diagnostics.complexity.summary.replace(" (fuzz)", "")}, by ${diagnostics.checker}`;
  return { status: diagnostics.status, detail, elapsedMs };
}
