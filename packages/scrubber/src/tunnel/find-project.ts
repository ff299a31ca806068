import { type Project, parseDsn } from "./project.ts";
import { Rejection } from "./rejection.ts";

/** Matches the number of a project. */
const PROJECT_ID = /^\d{1,20}$/;
/** Matches the key in the header `X-Sentry-Auth`: `Sentry sentry_version=7, sentry_key=0a1b` -> `0a1b` */
const AUTH_KEY = /(?:^|[\s,])sentry_key=([\w-]{1,128})(?=[\s,]|$)/;

/** What a request says about its project, apart from the envelope. */
export interface Address {
  /** The project in the path of Sentry's API. Undefined for any other path. */
  readonly projectId: string | undefined;
  readonly publicKeys: readonly string[];
}

/**
 * Reads the project from a URL and the headers of a request.
 *
 * @throws {@link Rejection} for an endpoint of Sentry's API that takes something other than envelopes.
 */
export function addressOf(request: Request, url: URL): Address {
  const { projectId, endpoint } = apiPathOf(url);
  if (endpoint !== undefined && endpoint !== "envelope") throw new Rejection(404, "only /envelope/ is supported");
  const [, authKey] = AUTH_KEY.exec(request.headers.get("x-sentry-auth") ?? "") ?? [];
  const publicKeys = [url.searchParams.get("sentry_key"), authKey].filter((key) => typeof key === "string");
  return { projectId, publicKeys };
}

/** Splits a path of Sentry's API: `/sentry/api/42/envelope/` -> the project `42` and the endpoint `envelope` */
function apiPathOf({ pathname }: URL): { projectId?: string | undefined; endpoint?: string } {
  const parts = pathname.split("/").filter((part) => part !== "");
  const at = parts.findIndex((part, index) => part === "api" && PROJECT_ID.test(parts[index + 1] ?? ""));
  return at === -1 ? {} : { projectId: parts[at + 1], endpoint: parts.slice(at + 2).join("/") };
}

/**
 * Finds the project to which an envelope belongs. Everything that the request says about the project must agree. The
 * result is one of `projects`, so no part of a request ever becomes a part of the URL to which the envelope is sent.
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
