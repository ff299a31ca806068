import { parseDsn } from "./dsn.ts";
import { Refusal } from "./refusal.ts";

/** Where a request wants to go; a tunnel's project stands in the envelope. */
export type Route = { projectId: string } | "tunnel" | undefined;

export function routeOf(url: string): Route {
  const path = url.split("?", 1)[0] ?? "";
  if (/^\/tunnel\/?$/.test(path)) return "tunnel";
  const projectId = /^\/api\/(\w+)\/envelope\/?$/.exec(path)?.[1];
  return projectId === undefined ? undefined : { projectId };
}

/** @throws {@link Refusal} if a tunneled envelope does not say whose it is. */
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
