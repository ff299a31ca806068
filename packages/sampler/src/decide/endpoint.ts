import { methodOf, pathOf, type SamplingContext } from "../policy/context.ts";

/**
 * Matches a path segment that identifies a single item: one that contains a digit or has at least 25 characters. Such a
 * segment is replaced by `*`: `/orders/7` -> `/orders/*`
 */
const ITEM_SEGMENT = /\/(?:[^/]*\d[^/]*|[^/]{25,})(?=\/|$)/g;
const MAX_LENGTH = 200;

/**
 * Returns the endpoint of a trace: the HTTP method and the path of its root span, such as `GET /orders/*`, or the
 * span's name if the span has no path. The name is only the second choice, because SDK v11 names a server's root span
 * by its HTTP method alone: `GET`.
 */
export function endpointOf(context: SamplingContext): string {
  const path = pathOf(context);
  if (path === undefined) return context.name.slice(0, MAX_LENGTH);
  return `${methodOf(context) ?? ""} ${path.replace(ITEM_SEGMENT, "/*")}`.slice(0, MAX_LENGTH);
}
