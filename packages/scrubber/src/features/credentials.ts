import { withValuesApart } from "../detect/context/searches.ts";
import { CREDENTIALS } from "../detect/detectors/credentials.ts";
import { PAIR_SEARCH, type PairSearch } from "../detect/key-value/searches.ts";
import { compileNames } from "../detect/names/names.ts";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";

const SEARCH_BY_NAME: PairSearch = withValuesApart(PAIR_SEARCH);

/**
 * Finds credentials: fields with a sensitive name (`password`, `api_key`, also `card_number` and `ssn`), values beside
 * such a name in texts (`password=...`, `--token ...`), and tokens in a standard form (JWT, bearer and basic
 * credentials, PEM keys, user info in URLs). This feature is needed for `sensitiveFields` and `safeFields`.
 *
 * @example
 * ```ts
 * import { credentials, scrubber } from "@sentry-policy/scrubber/core";
 *
 * const options = scrubber({ features: [credentials()] });
 * ```
 */
export function credentials(): ScrubberFeature {
  return { name: "credentials", detectors: CREDENTIALS, compileNames, pairs: SEARCH_BY_NAME };
}
