import { assemble } from "../assemble.ts";
import { endpointOf, maskDsn } from "../dsn.ts";
import { describeIssues } from "../issue.ts";
import { type ConfigOptions, checkOptions } from "../options.ts";
import { read } from "../read.ts";
import { type Sent, send } from "./send.ts";
import { testData } from "./test-data.ts";
import { NAME, version } from "./version.ts";

interface Manner {
  readonly timeoutMs: number;
  readonly json: boolean;
}

/** Sends a test event and a trace to the DSN, and prints what the server answered. Gives the exit code. */
export async function verify(env: object, options: ConfigOptions, { timeoutMs, json }: Manner): Promise<number> {
  const found = read(env, checkOptions(env, options));
  const { issues, values } = found;
  const { environment, release, dist, enabled } = assemble(found);
  const dsn = values.SENTRY_DSN === undefined ? "" : String(values.SENTRY_DSN);
  const endpoint = endpointOf(dsn);
  if (issues.length > 0 || endpoint === undefined) {
    const said = issues.length > 0 ? describeIssues(issues) : "SENTRY_DSN is not set, so there is nowhere to send to.";
    if (json) console.log(JSON.stringify({ accepted: false, issues, sent: [] }, null, 2));
    else console.log(said);
    return 1;
  }
  const address = maskDsn(dsn);
  console.error(`Sending a test event and a trace to ${address} ...`);
  const sdk = { name: NAME, version: version() };
  const data = testData({ environment, release, dist }, sdk);
  const url = `${endpoint}&sentry_client=${encodeURIComponent(`${sdk.name}/${sdk.version}`)}`;
  const sent = await Promise.all(data.map((each) => send(each, url, timeoutMs)));
  const accepted = sent.every(({ outcome }) => outcome === "accepted");
  console.log(json ? JSON.stringify({ accepted, dsn: address, sent }, null, 2) : sent.map(lineOf).join("\n"));
  if (enabled === false) console.error("SENTRY_ENABLED turns Sentry off: an app with these variables sends nothing.");
  if (values.SENTRY_TUNNEL !== undefined) console.error("SENTRY_TUNNEL was not used: this went to the DSN itself.");
  return accepted ? 0 : 1;
}

function lineOf({ what, text, status, id }: Sent): string {
  return `${what}: ${text}${status === undefined ? "" : ` (${status})`}, id ${id}`;
}
