/** A made-up key. The ingest accepts any key. */
const PUBLIC_KEY = "00000000000000000000000000000e2e";

export function makeDsn(origin: string, projectId: string): string {
  const url = new URL(`/${projectId}`, origin);
  url.username = PUBLIC_KEY;
  return url.href;
}

export interface DsnParts {
  publicKey: string;
  projectId: string;
  /** The URL to which envelopes are posted. */
  endpoint: string;
}

/**
 * Parses a DSN. For `https://key@host/path/7`, the key is `key`, the project is `7`, and the endpoint is
 * `https://host/path/api/7/envelope/`.
 *
 * @throws `TypeError` if the string is not a DSN. The message does not contain the string.
 */
export function parseDsn(dsn: string): DsnParts {
  const url = URL.canParse(dsn) ? new URL(dsn) : undefined;
  const path = /^(?<prefix>.*)\/(?<projectId>\w+)\/?$/.exec(url?.pathname ?? "")?.groups;
  const projectId = path?.["projectId"];
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username === "" || projectId === undefined) {
    throw new TypeError("The DSN is not of the form https://key@host/project.");
  }
  const endpoint = new URL(`${path?.["prefix"] ?? ""}/api/${projectId}/envelope/`, url.origin).href;
  return { publicKey: url.username, projectId, endpoint };
}
