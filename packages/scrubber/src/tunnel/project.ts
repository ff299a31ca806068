/** A project to which the tunnel forwards envelopes. */
export interface Project {
  readonly publicKey: string;
  readonly projectId: string;
  /** The DSN without a secret key. */
  readonly dsn: string;
  /** The URL to which envelopes are posted, with the public key. */
  readonly endpoint: string;
}

/** Matches the path of a DSN. Example: in `/sentry/42`, it captures the prefix `/sentry` and the project `42`. */
const DSN_PATH = /^((?:\/[\w.~-]{1,64}){0,8})\/(\d{1,20})\/?$/;
/**
 * Matches a public key. Sentry's keys have 32 hexadecimal digits, but those of compatible services can be different.
 */
const PUBLIC_KEY = /^[\w-]{1,128}$/;

/** Parses a DSN. If it is not valid, returns the reason, which never contains a part of the DSN. */
export function parseDsn(dsn: unknown): Project | string {
  if (typeof dsn !== "string") return "it is not a string";
  const url = urlOf(dsn);
  if (url === undefined) return "it is not a URL";
  if (url.protocol !== "https:" && url.protocol !== "http:") return "it does not begin with https://";
  if (!PUBLIC_KEY.test(url.username)) return "it has no public key";
  const [, prefix = "", projectId] = DSN_PATH.exec(url.pathname) ?? [];
  if (projectId === undefined) return "it does not end in the number of a project";
  const { origin, protocol, host, username: publicKey } = url;
  return {
    publicKey,
    projectId,
    dsn: `${protocol}//${publicKey}@${host}${prefix}/${projectId}`,
    endpoint: `${origin}${prefix}/api/${projectId}/envelope/?sentry_key=${publicKey}&sentry_version=7`,
  };
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
