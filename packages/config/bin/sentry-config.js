#!/usr/bin/env node
import { parseArgs } from "node:util";
import { describeConfig } from "../dist/describe.js";
import { describeIssues } from "../dist/issue.js";

const USAGE = `Usage: sentry-config check [--json]

Reads Sentry's variables from the environment and says what they mean.
Exit code: 0 if all is well, 1 on problems, 2 on misuse.`;

function main() {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    if (values.help === true) {
      console.log(USAGE);
      return 0;
    }
    if (positionals.length !== 1 || positionals[0] !== "check") throw new TypeError("expected the command check");
    const description = describeConfig();
    const { rows, issues } = description;
    if (values.json === true) console.log(JSON.stringify({ rows, issues }, null, 2));
    else console.log(issues.length === 0 ? `${description}` : `${description}\n\n${describeIssues(issues)}`);
    return issues.length === 0 ? 0 : 1;
  } catch {
    // An argument may be a secret that was pasted in the wrong place, so it is not repeated.
    console.error(USAGE);
    return 2;
  }
}

process.exitCode = main();
