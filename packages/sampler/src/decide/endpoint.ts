import { methodOf, pathOf, type SamplingContext } from "../policy/context.ts";

/**
 * Matches a path segment that contains a digit or has at least 25 characters, because it is probably an id. In
 * `/orders/7/lines`, the pattern matches `/7`, which `endpointOf` replaces with a wildcard.
 */
const ITEM_SEGMENT = /\/(?:[^/]*\d[^/]*|[^/]{25,})(?=\/|$)/g;
const MAX_LENGTH = 200;

/**
 * Returns the endpoint of a trace: the method and path of its root span, such as `GET /orders/*`. Without a path, it is
 * the span's name. The path is preferred, because in SDK v11 the name is only the method, such as `GET`.
 */
export function endpointOf(context: SamplingContext): string {
  const path = pathOf(context);
  if (path === undefined) return context.name.slice(0, MAX_LENGTH);
  return `${methodOf(context) ?? ""} ${path.replace(ITEM_SEGMENT, "/*")}`.slice(0, MAX_LENGTH);
}
