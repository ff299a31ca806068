import { type ConfigOptions, checkOptions } from "./checks/options.ts";
import type { ConfigIssue } from "./output/issue.ts";
import { withoutSecretKey } from "./parsers/dsn.ts";
import { embeddableJson } from "./public/embeddable-json.ts";
import { PUBLIC_OPTIONS, parsePublicValue } from "./public/public-options.ts";
import { reportProblems } from "./resolve/report-problems.ts";
import { resolveVariables } from "./resolve/resolve.ts";
import type { ResolvedVariables } from "./resolve/resolved.ts";
import { toOptions } from "./resolve/to-options.ts";
import { ambientEnv, type Env } from "./variables/env.ts";
import { NAMES, optionOf } from "./variables/variables.ts";

/** Matches text that contains an auth token of Sentry. `shop@sntrys_abc` -> true; `shop@1.4.0` -> false */
const AUTH_TOKEN = /sntry[su]_/;

/**
 * Returns JSON to insert into pages. It contains the part of the configuration that pages may know: the DSN, the name
 * of the environment, the release and the sample rates. No other variable is published. In a page, `readPublicConfig`
 * turns the JSON into options for `Sentry.init`. So one build of the client can be used in every environment.
 *
 * The JSON can be inserted without further escaping, as the content of a `<script>` element or as the value of an
 * attribute in single quotes. If `SENTRY_ENABLED` is false, the DSN in the JSON is empty, so that pages send nothing
 * either.
 *
 * @param env Any environment object. Default: `process.env` at the time of the call. The object is never changed.
 * @param options The same options as those of `sentryConfig`. With the option `prefix`, pages can get values of their
 * own. For example, with the prefix `PUBLIC_`, the variable `PUBLIC_SENTRY_TRACES_SAMPLE_RATE` overrides
 * `SENTRY_TRACES_SAMPLE_RATE`.
 * @throws {@link SentryConfigError} that lists every problem of the environment, unless `onInvalid` is `"warn"`.
 * @example
 * ```ts
 * import { publicConfig } from "@sentry-policy/config";
 *
 * const config = publicConfig(process.env);
 * export const head = `<script type="application/json" id="sentry-config">${config}</script>`;
 * ```
 */
export function publicConfig(env: Env = ambientEnv(), options: ConfigOptions = {}): string {
  const checked = checkOptions(env, options);
  const found = resolveVariables(env, checked);
  const values = publicValues(found);
  const tokens = [...values].filter(([, value]) => AUTH_TOKEN.test(String(value))).map(([option]) => option);
  for (const option of tokens) values.delete(option);
  const issues = [...found.issues, ...tokens.map((option) => tokenIssue(found, option))];
  reportProblems({ ...found, issues }, checked.onInvalid);
  return embeddableJson({ dsn: "", ...Object.fromEntries(values) });
}

function publicValues(found: ResolvedVariables): Map<string, string | number> {
  const options = toOptions(found);
  const values = new Map<string, string | number>();
  for (const option of PUBLIC_OPTIONS) {
    // Values from the app's `defaults` can have any type, so each value is checked again.
    const parsed = parsePublicValue(option, options[option]);
    if ("value" in parsed && parsed.value !== "") values.set(option, parsed.value);
  }
  const dsn = values.get("dsn");
  if (options["enabled"] === false) values.delete("dsn");
  else if (typeof dsn === "string") values.set("dsn", withoutSecretKey(dsn));
  return values;
}

function tokenIssue({ sources }: ResolvedVariables, option: string): ConfigIssue {
  const name = NAMES.find((each) => optionOf(each) === option);
  return {
    variable: (name && sources.get(name)) ?? option,
    problem: "contains an auth token, which pages would publish",
    fix: "set the token only as SENTRY_AUTH_TOKEN, in the environment of the build",
  };
}
