import { type ConfigOptions, checkOptions } from "../checks/options.ts";
import { type ConfigIssue, describeConfigIssues } from "../output/issue.ts";
import { envelopeUrlOf, maskDsn } from "../parsers/dsn.ts";
import { resolveVariables } from "../resolve/resolve.ts";
import { toOptions } from "../resolve/to-options.ts";
import { type SentTestData, send } from "./send.ts";
import { testData } from "./test-data.ts";
import { PACKAGE_NAME, version } from "./version.ts";

const NO_DSN: ConfigIssue = {
  variable: "SENTRY_DSN",
  problem: "is not set, so the test data cannot be sent",
  fix: "set it, or use --file with the path of a file that sets it",
};

interface VerifyOptions {
  readonly timeoutMs: number;
  readonly json: boolean;
}

/** Sends a test event and a test trace to the DSN, and prints Sentry's responses. Returns the exit code. */
export async function verify(env: object, options: ConfigOptions, { timeoutMs, json }: VerifyOptions): Promise<number> {
  const found = resolveVariables(env, checkOptions(env, options));
  const { values } = found;
  const { environment, release, dist, enabled } = toOptions(found);
  const dsn = values.SENTRY_DSN === undefined ? "" : String(values.SENTRY_DSN);
  const endpoint = envelopeUrlOf(dsn);
  const issues = endpoint === undefined && found.issues.length === 0 ? [NO_DSN] : found.issues;
  if (issues.length > 0) {
    console.log(json ? JSON.stringify({ accepted: false, issues, sent: [] }, null, 2) : describeConfigIssues(issues));
    return 1;
  }
  const address = maskDsn(dsn);
  console.error(`Sending a test event and a trace to ${address} ...`);
  const sdk = { name: PACKAGE_NAME, version: version() };
  const data = testData({ environment, release, dist }, sdk);
  const url = `${endpoint}&sentry_client=${encodeURIComponent(`${sdk.name}/${sdk.version}`)}`;
  const sent = await Promise.all(data.map((each) => send(each, url, timeoutMs)));
  const accepted = sent.every(({ outcome }) => outcome === "accepted");
  console.log(json ? JSON.stringify({ accepted, dsn: address, sent }, null, 2) : sent.map(lineOf).join("\n"));
  if (enabled === false) console.error("SENTRY_ENABLED is false: an app with these variables sends nothing.");
  if (values.SENTRY_TUNNEL !== undefined)
    console.error("SENTRY_TUNNEL was not used: the test data was sent directly to the DSN.");
  return accepted ? 0 : 1;
}

function lineOf({ what, text, status, id }: SentTestData): string {
  return `${what}: ${text}${status === undefined ? "" : ` (${status})`}, id ${id}`;
}
