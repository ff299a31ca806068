import type { SamplingContext } from "../policy/rules.ts";
import { pathOf } from "../policy/rules.ts";

/**
 * Matches path segments that identify one item: they contain a digit or have 25 characters or more.
 * `/orders/7` -> `/orders/*`
 */
const VARIABLE = /\/(?:[^/]*\d[^/]*|[^/]{25,})(?=\/|$)/g;
const LONGEST = 200;

/**
 * Returns the key that groups traces by endpoint. It contains the method and path, since v11 names a server's root span
 * by its method alone.
 */
export function endpointOf(context: SamplingContext): string {
  const path = pathOf(context);
  if (path === undefined) return context.name.slice(0, LONGEST);
  const method = context.attributes?.["http.request.method"] ?? context.attributes?.["http.method"] ?? "";
  return `${method} ${path.replace(VARIABLE, "/*")}`.slice(0, LONGEST);
}
