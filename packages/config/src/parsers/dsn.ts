import { shownAccepted } from "../output/mask.ts";
import type { Parse } from "./types.ts";

/**
 * Matches a DSN. `https://abc@o1.ingest.sentry.io/42` -> protocol `https`, key `abc`, host `o1.ingest.sentry.io`, path
 * `42`
 */
const DSN_PATTERN =
  /^(?<protocol>\w+):\/\/(?<key>\w+)(?::\w*)?@(?<host>\[[:.%\w]+\]|[\w.-]+)(?<port>:\d+)?\/(?<path>.+)/;
/**
 * Matches a host of Sentry's own service, with or without a region. `o1.ingest.de.sentry.io` -> true;
 * `o1.example.com` -> false
 */
const SENTRY_HOST = /^o\d{1,20}\.ingest(?:\.[a-z]{2})?\.sentry\.io$/;
/** Matches the prefix of a Sentry auth token. `sntrys_abc` -> true; `abc` -> false */
export const AUTH_TOKEN_PREFIX: RegExp = /^sntry[su]_/;
const DSN_FIX =
  "copy it from Sentry: Settings > Projects > Client Keys, for example https://<key>@o1.ingest.sentry.io/42";

interface DsnParts {
  readonly protocol: string;
  readonly key: string;
  readonly host: string;
  /** The port with its colon, such as `:9000`. An empty string if the DSN has no port. */
  readonly port: string;
  /** The path up to its last slash, inclusive: `sentry/42` -> `sentry/`; `42` -> an empty string */
  readonly parentPath: string;
  /** The path after its last slash. */
  readonly lastSegment: string;
  /** The digits at the start of `lastSegment`. The SDK ignores the rest of `lastSegment`. */
  readonly project: string;
}

/**
 * Parses a DSN like Sentry's JavaScript SDK (`makeDsn` in @sentry/core). Unlike the SDK's error messages, the returned
 * problems never contain the key.
 */
export const parseDsn: Parse<string> = (text) => {
  const parts = splitDsn(text);
  const problem = parts === undefined ? faultOfText(text) : faultOfParts(parts);
  return problem === undefined ? { value: text } : { problem, fix: DSN_FIX };
};

/**
 * Returns a DSN that is safe to show. `https://abc@sentry.example/a/42` -> `https://***@sentry.example/42`. A host that
 * might contain a secret also becomes `***`. Of the path, only the project ID remains.
 */
export function maskDsn(dsn: string): string {
  const parts = splitDsn(dsn);
  if (parts === undefined) return "";
  const { protocol, host, port, project } = parts;
  return `${protocol}://***@${SENTRY_HOST.test(host) ? host : shownAccepted(host)}${port}/${project}`;
}

/**
 * Removes the secret key, which old DSNs contain next to the public key. Sentry needs only the public key.
 * `https://abc:def@sentry.example/42` -> `https://abc@sentry.example/42`
 */
export function withoutSecretKey(dsn: string): string {
  return dsn.replace(/^(\w+:\/\/\w+):\w*@/, "$1@");
}

/**
 * Returns the URL to which the SDK sends envelopes (`getEnvelopeEndpointWithUrlEncodedAuth` in @sentry/core). The URL
 * contains the key, so never print it.
 */
export function envelopeUrlOf(dsn: string): string | undefined {
  const parts = splitDsn(dsn);
  return parts === undefined ? undefined : envelopeUrlFrom(parts);
}

function envelopeUrlFrom({ protocol, key, host, port, parentPath, project }: DsnParts): string {
  return `${protocol}://${host}${port}/${parentPath}api/${project}/envelope/?sentry_key=${key}&sentry_version=7`;
}

function splitDsn(dsn: string): DsnParts | undefined {
  const { protocol, key = "", host = "", port = "", path = "" } = DSN_PATTERN.exec(dsn)?.groups ?? {};
  const parentPath = path.slice(0, path.lastIndexOf("/") + 1);
  const lastSegment = path.slice(parentPath.length);
  const project = /^\d{1,32}/.exec(lastSegment)?.[0] ?? "";
  return protocol === undefined ? undefined : { protocol, key, host, port, parentPath, lastSegment, project };
}

function faultOfText(text: string): string {
  // A script that reads an unset variable may pass the word "undefined" or "null" as the DSN.
  if (/^(?:undefined|null)$/.test(text))
    return `the DSN is the word ${text}, so the variable it comes from was not set`;
  if (AUTH_TOKEN_PREFIX.test(text)) return "this is an auth token of Sentry, not a DSN";
  if (/["'`]/.test(text)) return "the DSN contains quotes";
  if (/\s/.test(text)) return "the DSN contains whitespace";
  if (!/^\w+:\/\//.test(text)) return "the DSN does not begin with https://";
  if (!text.includes("@")) return "the DSN has no public key before an @";
  // Checks for a hyphen before the @: `https://a-b@example.com/1` -> true; `https://ab@my-host.example/1` -> false
  if (/^\w+:\/\/[^@-]*-[^@]*@/.test(text)) return "the DSN's key contains a hyphen";
  // Checks for a path after the host: `https://ab@example.com/1` -> true; `https://ab@example.com/` -> false
  if (!/@[^/@]+\/./.test(text)) return "the DSN has no project id after its host";
  return "the DSN's key, host or port is malformed";
}

function faultOfParts(parts: DsnParts): string | undefined {
  const { protocol, lastSegment, project } = parts;
  if (protocol !== "http" && protocol !== "https") return "the DSN's protocol is not http or https";
  if (lastSegment === "") return "the DSN has no project id after its host";
  if (project === "") return "the DSN's project id is not a number";
  // With an invalid host or port, such as 1.2.3.456 or 99999, the SDK starts, but every request fails.
  return isValidUrl(envelopeUrlFrom(parts)) ? undefined : "the DSN's host and port do not form a valid URL";
}

function isValidUrl(url: string): boolean {
  try {
    return new URL(url).href !== "";
  } catch {
    return false;
  }
}
