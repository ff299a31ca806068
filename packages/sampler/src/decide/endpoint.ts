import type { SamplingContext } from "../policy/rules.ts";
import { pathOf } from "../policy/rules.ts";

/** A segment that names one thing among many: with a digit in it, or too long for a word. */
const VARIABLE = /\/(?:[^/]*\d[^/]*|[^/]{25,})(?=\/|$)/g;
const LONGEST = 200;

/** What traces are grouped by. In v11 a server's root is named by its method alone, so the path must tell endpoints apart. */
export function endpointOf(context: SamplingContext): string {
  const path = pathOf(context);
  if (path === undefined) return context.name.slice(0, LONGEST);
  const method = context.attributes?.["http.request.method"] ?? context.attributes?.["http.method"] ?? "";
  return `${method} ${path.replace(VARIABLE, "/*")}`.slice(0, LONGEST);
}
