import type { Problem } from "@sentry-policy/internal/checks";

/** Matches a segment that a router would fill in: `/:id` and `/{id}` -> true, `/v1:batch` -> false */
const PARAMETER = /\/(?::\w+|\{\w+\})(?=\/|$)/;
/** Matches a query or a fragment: `/search?q=1` -> `?q=1` */
const QUERY = /[?#].*$/s;
/** Matches a glob that is safe to show, because it looks like no secret. */
const PLAIN = /^[a-z_./*-]{1,64}$/i;

/** Checks a rule's glob. A glob that can match no path, such as `/users/:id`, is a problem. */
export function checkPath(value: unknown, at: string): readonly Problem[] {
  const problem = problemOf(value);
  return problem === undefined ? [] : [{ at, problem }];
}

function problemOf(value: unknown): string | undefined {
  if (typeof value !== "string" || !value.startsWith("/")) {
    return 'expected a glob that starts with "/", such as "/health/**"';
  }
  const fixed = value.replace(QUERY, "").replace(new RegExp(PARAMETER, "g"), "/*");
  const example = PLAIN.test(fixed) ? `, as in "${fixed}"` : "";
  if (QUERY.test(value))
    return `can never match, because paths are compared without their query; end it before "?" or "#"${example}`;
  if (PARAMETER.test(value))
    return `can never match, because requests have no path parameters; write "*" for one segment${example}`;
  return undefined;
}
