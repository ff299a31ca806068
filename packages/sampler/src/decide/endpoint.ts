import { methodOf, pathOf, type SamplingContext } from "../policy/context.ts";

/**
 * Matches a path segment that seems to identify a single item, because it has a digit or at least 25 characters. It is
 * replaced by `*`: `/orders/7/lines` -> `/orders/*` + `/lines`
 */
const ITEM_SEGMENT = /\/(?:[^/]*\d[^/]*|[^/]{25,})(?=\/|$)/g;
const MAX_LENGTH = 200;

/**
 * Returns the endpoint of a trace: the HTTP method and the path of its root span, such as `GET /orders/*`. If the span
 * has no path, its name is used. The name does not come first, because SDK v11 names a server's root span by the HTTP
 * method alone: `GET`.
 */
export function endpointOf(context: SamplingContext): string {
  const path = pathOf(context);
  if (path === undefined) return context.name.slice(0, MAX_LENGTH);
  return `${methodOf(context) ?? ""} ${path.replace(ITEM_SEGMENT, "/*")}`.slice(0, MAX_LENGTH);
}
