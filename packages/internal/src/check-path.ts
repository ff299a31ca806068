import type { Problem } from "./checks.ts";

/**
 * Matches a part of a glob that a request's path never contains: a parameter of a router, a query or a fragment.
 * `/:id`, `/{id}`, `?q=1` and `#top` -> true; `/jobs:batch` -> false
 */
const NEVER_IN_PATH = /\/(?::\w+|\{\w+\})(?=[/?#]|$)|[?#].*/gs;
/**
 * Matches a glob that is safe to show. A glob without digits is unlikely to contain a secret. `/users/*` -> true;
 * `/k3y9` -> false
 */
const PLAIN = /^[a-z_./*-]{1,64}$/i;

/** Checks a rule's glob. A glob that can never match a path, such as `/users/:id`, is a problem. */
export function checkPath(value: unknown, at: string): readonly Problem[] {
  if (typeof value !== "string" || !value.startsWith("/")) {
    return [{ at, problem: 'expected a glob that starts with "/", such as "/health/**"' }];
  }
  const fixed = value.replace(NEVER_IN_PATH, (found) => (found.startsWith("/") ? "/*" : ""));
  if (fixed === value) return [];
  const example = PLAIN.test(fixed) ? `, as in "${fixed}"` : "";
  return [{ at, problem: `can never match; write "*" for a parameter, and leave out the query${example}` }];
}
