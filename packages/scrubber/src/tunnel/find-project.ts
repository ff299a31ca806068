import { type Project, parseDsn } from "./project.ts";
import { Rejection } from "./rejection.ts";

/** Matches the id of a project. */
const PROJECT_ID = /^\d{1,20}$/;
/**
 * Captures the public key in the header `X-Sentry-Auth`. Example: in `Sentry sentry_version=7, sentry_key=0a1b`, it
 * captures `0a1b`.
 */
const AUTH_KEY = /(?:^|[\s,])sentry_key=([\w-]{1,128})(?=[\s,]|$)/;

/** The project in the URL and the headers of a request. The envelope can also name a project. */
export interface Address {
  /** The project id in the path of the URL, or `undefined` if the path does not belong to Sentry's API. */
  readonly projectId: string | undefined;
  readonly publicKeys: readonly string[];
}

/**
 * Reads the project from the URL and the headers of a request.
 *
 * @throws {@link Rejection} if the URL is an endpoint of Sentry's API that does not accept envelopes.
 */
export function addressOf(request: Request, url: URL): Address {
  const { projectId, endpoint } = apiPathOf(url);
  if (endpoint !== undefined && endpoint !== "envelope") throw new Rejection(404, "only /envelope/ is supported");
  const [, authKey] = AUTH_KEY.exec(request.headers.get("x-sentry-auth") ?? "") ?? [];
  const publicKeys = [url.searchParams.get("sentry_key"), authKey].filter((key) => typeof key === "string");
  return { projectId, publicKeys };
}

/**
 * Returns the parts of a path of Sentry's API. Example: `/sentry/api/42/envelope/` -> project `42`, endpoint
 * `envelope`.
 */
function apiPathOf({ pathname }: URL): { projectId?: string | undefined; endpoint?: string } {
  const parts = pathname.split("/").filter((part) => part !== "");
  const at = parts.findIndex((part, index) => part === "api" && PROJECT_ID.test(parts[index + 1] ?? ""));
  return at === -1 ? {} : { projectId: parts[at + 1], endpoint: parts.slice(at + 2).join("/") };
}

/**
 * Finds the project to which an envelope belongs. All project ids and public keys in the request must be those of this
 * project. The result is one of `projects`, so the request never determines the URL to which the envelope is sent.
 *
 * @throws {@link Rejection} if the project is not one of `projects`.
 */
export function findProject(projects: readonly Project[], dsn: unknown, { projectId, publicKeys }: Address): Project {
  const stated = dsn === undefined ? undefined : parseDsn(dsn);
  if (typeof stated === "string") throw new Rejection(403, "the DSN is not one of the tunnel's");
  const ids = [projectId, stated?.projectId].filter((id) => id !== undefined);
  const keys = [...publicKeys, ...(stated === undefined ? [] : [stated.publicKey])];
  const found = projects.find(
    (project) => ids.every((id) => id === project.projectId) && keys.every((key) => key === project.publicKey),
  );
  if (found === undefined || ids.length === 0 || keys.length === 0)
    throw new Rejection(403, "the DSN is not one of the tunnel's");
  return found;
}
