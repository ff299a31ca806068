// Adds up the numbers of tests in vitest's JSON reports. Prints the totals as the last line of the output, because CI
// reads that line.
import { readdirSync, readFileSync } from "node:fs";

const RESULTS = ".results";
const totals = { passed: 0, failed: 0, skipped: 0 };
for (const file of readdirSync(RESULTS)) {
  const report = JSON.parse(readFileSync(`${RESULTS}/${file}`, "utf8"));
  totals.passed += report.numPassedTests;
  totals.failed += report.numFailedTests;
  totals.skipped += report.numPendingTests + report.numTodoTests;
}
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
