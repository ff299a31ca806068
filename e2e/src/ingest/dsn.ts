/** Made up; the ingest checks no key. */
const PUBLIC_KEY = "00000000000000000000000000000e2e";

export function makeDsn(origin: string, projectId: string): string {
  const url = new URL(`/${projectId}`, origin);
  url.username = PUBLIC_KEY;
  return url.href;
}

export interface DsnParts {
  publicKey: string;
  projectId: string;
  /** Where envelopes go. */
  endpoint: string;
}

/**
 * Takes a DSN apart: `https://key@host/path/project`.
 *
 * @throws `TypeError` if it is none. The message does not hold the DSN.
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
