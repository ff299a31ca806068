import { nearestOf } from "@sentry-policy/internal/nearest";
import type { ConfigIssue } from "../output/issue.ts";
import { shownName } from "../output/mask.ts";
import { AUTH_TOKEN_PREFIX } from "../parsers/dsn.ts";
import { valueIn } from "../variables/env.ts";
import { nonBlankText } from "../variables/env-text.ts";
import type { VariableName } from "../variables/values.ts";
import { isVariable, NAMES } from "../variables/variables.ts";
import { likeness } from "./words.ts";

/** Matches names of variables that other tools and SDKs of Sentry read. `SENTRY_ORG` -> true; `SENTRY_DNS` -> false */
const OTHER_TOOLS =
  /^SENTRY_(?:ORG|PROJECT|AUTH_TOKEN|URL|LOG_LEVEL|PIPELINE|V[SC][CS]_REMOTE|PROPERTIES|HTTP_MAX_RETRIES|DISABLE_UPDATE_CHECK|ALLOW_FAILURE|NO_PROGRESS_BAR|LOAD_DOTENV|DOTENV_PATHS?|MONITOR_SLUG|LOG_FILE|TRACEBACK_FILE|LAST_EVENT|RN_\w+|TRACE|BAGGAGE|USE_ENVIRONMENT|KEEP_ALIVE|PRINT_ENVELOPES|LAYER_EXTENSION|PRELOAD_INTEGRATIONS|SUPPRESS_\w+|SPOTLIGHT_(?:ON_ERROR|MIDDLEWARE))$/;
/**
 * Matches a prefix for public variables, which bundlers copy into the page's code. `VITE_SENTRY_DSN` -> true;
 * `SENTRY_DSN` -> false
 */
const PUBLIC_PREFIX = /^(?:VITE|NEXT_PUBLIC|PUBLIC|EXPO_PUBLIC|REACT_APP|VUE_APP|NUXT_PUBLIC|GATSBY)_/;
const AUTH_TOKEN = "SENTRY_AUTH_TOKEN";
const SENTRY_PREFIX = "SENTRY_";
/** Matches a name of 4 to 48 upper-case letters, digits and underscores. `SENTRY_DNS` -> true; `Sentry_Dns` -> false */
const VARIABLE_NAME = /^[A-Z][A-Z\d_]{3,47}$/;

export const NOT_RECOGNISED = "is not a recognised variable";

/**
 * Returns a problem for each variable that looks like a Sentry variable, but that neither this package nor another
 * Sentry tool reads. Names that neither begin with `SENTRY_` nor resemble a known name are ignored.
 */
export function unknownNames(env: object, prefixes: readonly string[]): readonly ConfigIssue[] {
  return Object.keys(env).flatMap((key) => {
    const prefix = prefixes.find((each) => key.startsWith(each)) ?? "";
    const bare = key.slice(prefix.length);
    if (
      !VARIABLE_NAME.test(key) ||
      isVariable(bare) ||
      OTHER_TOOLS.test(bare) ||
      nonBlankText(valueIn(env, key)) === undefined
    )
      return [];
    const nearest = nearestVariable(bare);
    if (nearest === undefined && !bare.startsWith(SENTRY_PREFIX)) return [];
    const fix =
      nearest === undefined
        ? "remove it, or look up the correct name in the README"
        : `did you mean ${prefix}${nearest}?`;
    return [{ variable: shownName(key), problem: NOT_RECOGNISED, fix }];
  });
}

/**
 * Returns a problem for each auth token in a variable with a public prefix, because bundlers publish such variables.
 */
export function leakedTokens(env: object, prefixes: readonly string[]): readonly ConfigIssue[] {
  return Object.keys(env)
    .filter((key) => PUBLIC_PREFIX.test(key) || prefixes.some((prefix) => key.startsWith(prefix)))
    .filter((key) => {
      const text = nonBlankText(valueIn(env, key)) ?? "";
      return AUTH_TOKEN_PREFIX.test(text) || (text !== "" && key.endsWith(AUTH_TOKEN) && key !== AUTH_TOKEN);
    })
    .map((variable) => ({
      variable: shownName(variable),
      problem: "is a secret with a public prefix, so bundlers publish it",
      fix: `revoke the token, and set ${AUTH_TOKEN} only in the environment of the build`,
    }));
}

/**
 * Returns advice if a variable is set only under a name with a prefix, such as `VITE_SENTRY_DSN`, and the app did not
 * set the `prefix` option to that prefix. Otherwise returns undefined.
 */
export function adviceOnPrefix(env: object, name: VariableName): string | undefined {
  // Matches a name that ends with `_` and the variable's name. For SENTRY_DSN: `VITE_SENTRY_DSN` -> true; `SENTRY_DSN`
  // -> false
  const prefixed = Object.keys(env).find(
    (key) => key.endsWith(`_${name}`) && nonBlankText(valueIn(env, key)) !== undefined,
  );
  if (prefixed === undefined) return undefined;
  const shown = shownName(prefixed);
  return `${shown} is set: to read it, set the option \`prefix\` to "${shown.slice(0, -name.length)}"`;
}

/**
 * Returns the known name that is most similar to `name`. First looks for a name that is at most two edits away:
 * `SENTRY_DNS` -> `SENTRY_DSN`. If there is none, looks for a name with mostly the same words:
 * `SENTRY_TRACING_SAMPLE_RATE` -> `SENTRY_TRACES_SAMPLE_RATE`
 */
export function nearestVariable(name: string): VariableName | undefined {
  if (!name.startsWith("S")) return undefined;
  const nearest = nearestOf(name, NAMES);
  if (nearest !== undefined || !name.startsWith(SENTRY_PREFIX)) return nearest;
  const likenesses = NAMES.map((known) =>
    likeness(name.slice(SENTRY_PREFIX.length), known.slice(SENTRY_PREFIX.length)),
  );
  const most = Math.max(...likenesses);
  return most > 0.6 ? NAMES[likenesses.indexOf(most)] : undefined;
}
