import { parseDsn } from "./dsn.ts";
import { Refusal } from "./refusal.ts";

/** The target of a request. For `"tunnel"`, the DSN in the envelope's header contains the project. */
export type Route = { projectId: string } | "tunnel" | undefined;

/**
 * Returns the target of a URL: `/api/7/envelope/?sentry_key=k` -> project 7; `/tunnel` -> `"tunnel"`; any other path ->
 * `undefined`
 */
export function routeOf(url: string): Route {
  const path = url.split("?", 1)[0] ?? "";
  if (/^\/tunnel\/?$/.test(path)) return "tunnel";
  const projectId = /^\/api\/(\w+)\/envelope\/?$/.exec(path)?.[1];
  return projectId === undefined ? undefined : { projectId };
}

/**
 * Returns the project to which an envelope belongs.
 *
 * @throws {@link Refusal} if a tunneled envelope has no valid `dsn` in its header.
 */
export function projectOf(route: Exclude<Route, undefined>, envelopeHeader: Record<string, unknown>): string {
  if (route !== "tunnel") return route.projectId;
  const dsn = envelopeHeader["dsn"];
  if (typeof dsn !== "string") throw new Refusal(400, "missing dsn in envelope header");
  try {
    return parseDsn(dsn).projectId;
  } catch {
    throw new Refusal(400, "invalid dsn in envelope header");
  }
}
