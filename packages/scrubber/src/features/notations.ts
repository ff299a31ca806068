import { compileValuesApart } from "../detect/context/searches.ts";
import { NOTATION_SEARCH, type NotationSearch } from "../detect/key-value/notation-search.ts";
import type { SearchPlan } from "../detect/searches.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

const SEARCH: NotationSearch = Object.freeze({
  ...NOTATION_SEARCH,
  compile: (plan: SearchPlan) => [...NOTATION_SEARCH.compile(plan), ...compileValuesApart(plan)],
});

/**
 * Finds values of sensitive names in notations other than `name=value` and `name: value`. Such values occur in SQL
 * (`password LIKE '...'`), calls (`setPassword("...")`), prose (`invalid token ...`), command lines (`--password ...`)
 * and XML. This feature needs `credentials()`, which contains the sensitive names.
 *
 * @example
 * ```ts
 * import { credentials, notations, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials(), notations()] });
 * ```
 */
export function notations(): ScrubberFeature {
  return { name: "notations", notations: SEARCH };
}
