import type { SamplingContext } from "../policy/rules.ts";
import { pathOf } from "../policy/rules.ts";

/** Path segments that identify one item: with a digit, or too long for a word. `/orders/7` -> `/orders/*` */
const VARIABLE = /\/(?:[^/]*\d[^/]*|[^/]{25,})(?=\/|$)/g;
const LONGEST = 200;

/** Returns the key that groups traces. It uses the path, since v11 names a server's root span by its method alone. */
export function endpointOf(context: SamplingContext): string {
  const path = pathOf(context);
  if (path === undefined) return context.name.slice(0, LONGEST);
  const method = context.attributes?.["http.request.method"] ?? context.attributes?.["http.method"] ?? "";
  return `${method} ${path.replace(VARIABLE, "/*")}`.slice(0, LONGEST);
}
