import { displayed } from "./displayed.ts";
import type { Parse } from "./parse.ts";

const DSN = /^(?<protocol>\w+):\/\/(?<key>\w+)(?::\w*)?@(?<host>\[[:.%\w]+\]|[\w.-]+)(?<port>:\d+)?\/(?<path>.+)/;
const MEND = "copy it from Sentry: Settings > Projects > Client Keys, as in https://<key>@o1.ingest.sentry.io/42";

/**
 * A DSN by the grammar of Sentry's JavaScript SDK (`makeDsn` in @sentry/core). The SDK's own message about a wrong one
 * prints the key; these reasons hold nothing of the value.
 */
export const parseDsn: Parse<string> = (text) => {
  const parts = DSN.exec(text)?.groups;
  const problem =
    parts === undefined
      ? faultOf(text)
      : (faultOfParts(parts["protocol"] ?? "", parts["path"] ?? "") ?? faultOfAddress(endpointOf(text) ?? ""));
  return problem === undefined ? { value: text } : { problem, mend: MEND };
};

/** The DSN without its keys: where events go is worth knowing, who may send them, and a path, is not. */
export function maskDsn(dsn: string): string {
  const parts = partsOf(dsn);
  return parts === undefined ? "" : `${parts.protocol}://***@${displayed(parts.host)}/${parts.project}`;
}

/** Where envelopes go, key included (`getEnvelopeEndpointWithUrlEncodedAuth` in @sentry/core). Never to be shown. */
export function endpointOf(dsn: string): string | undefined {
  const parts = partsOf(dsn);
  if (parts === undefined) return undefined;
  const { protocol, key, host, port, folder, project } = parts;
  return `${protocol}://${host}${port}/${folder}api/${project}/envelope/?sentry_key=${key}&sentry_version=7`;
}

function partsOf(
  dsn: string,
): Readonly<Record<"protocol" | "key" | "host" | "port" | "folder" | "project", string>> | undefined {
  const { protocol = "", key = "", host = "", port = "", path = "" } = DSN.exec(dsn)?.groups ?? {};
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const project = /^\d{1,32}/.exec(path.slice(folder.length))?.[0] ?? "";
  return protocol === "" ? undefined : { protocol, key, host, port, folder, project };
}

function faultOf(text: string): string {
  if (/["'`]/.test(text)) return "the DSN has quotes in it";
  if (/\s/.test(text)) return "the DSN has a blank in it";
  if (!/^\w+:\/\//.test(text)) return "the DSN does not begin with https://";
  if (!text.includes("@")) return "the DSN has no public key before an @";
  if (/^\w+:\/\/[^@-]*-[^@]*@/.test(text)) return "the DSN's key has a - in it";
  if (!/@[^/@]+\/./.test(text)) return "the DSN has no project id after its host";
  return "the DSN has a key, host or port that Sentry does not know";
}

function faultOfParts(protocol: string, path: string): string | undefined {
  if (protocol !== "http" && protocol !== "https") return "the DSN's protocol is not http or https";
  const project = path.slice(path.lastIndexOf("/") + 1);
  if (project === "") return "the DSN has no project id after its host";
  // The SDK keeps the digits that a project id begins with.
  return /^\d/.test(project) ? undefined : "the DSN's project id is not a number";
}

/** A host such as 1.2.3.456, or port 99999: the SDK takes them, and then every request fails. */
function faultOfAddress(url: string): string | undefined {
  try {
    new URL(url);
    return undefined;
  } catch {
    return "the DSN's host or port cannot be an address";
  }
}
