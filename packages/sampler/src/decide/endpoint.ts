import { methodOf, pathOf, type SamplingContext } from "../policy/context.ts";

/**
 * Matches a path segment that probably identifies a single item, because it contains a digit or has at least 25
 * characters. `endpointOf` replaces such a segment with a wildcard. Example: in `/orders/7/lines`, the pattern matches
 * `/7`.
 */
const ITEM_SEGMENT = /\/(?:[^/]*\d[^/]*|[^/]{25,})(?=\/|$)/g;
const MAX_LENGTH = 200;

/**
 * Returns the endpoint of a trace. It consists of the HTTP method and the path of its root span, such as
 * `GET /orders/*`. If the span has no path, the endpoint is the name of the span. The name is only the second choice,
 * because in SDK v11, the name of a server's root span is only the HTTP method, such as `GET`.
 */
export function endpointOf(context: SamplingContext): string {
  const path = pathOf(context);
  if (path === undefined) return context.name.slice(0, MAX_LENGTH);
  return `${methodOf(context) ?? ""} ${path.replace(ITEM_SEGMENT, "/*")}`.slice(0, MAX_LENGTH);
}
