import { byEnvironment, type CheckedOptions } from "../checks/options.ts";
import { adviceOnPrefix, leakedTokens, unknownNames } from "../checks/unknown-variables.ts";
import type { ConfigIssue } from "../output/issue.ts";
import { shownRefused } from "../output/mask.ts";
import { type Env, valueIn } from "../variables/env.ts";
import { sourceOf } from "../variables/env-source.ts";
import { nonBlankText } from "../variables/env-text.ts";
import { parseVariable } from "../variables/parse-variable.ts";
import type { VariableName } from "../variables/values.ts";
import { NAMES, type Value } from "../variables/variables.ts";
import { environmentOf } from "./environment-name.ts";
import { fallbackFor } from "./fallback.ts";
import type { ResolvedVariables } from "./resolved.ts";
import { warningsFor } from "./warnings.ts";

export function resolveVariables(env: Env, options: CheckedOptions): ResolvedVariables {
  const { values, sources, issues } = parseVariables(env, options.prefixes);
  const environment = environmentOf(env, options, values.SENTRY_ENVIRONMENT);
  // The name is passed to `Sentry.init` only if the app set the `environment` option. Otherwise, the SDK finds the name
  // by itself.
  const named = options.environment === undefined ? {} : { environment };
  const defaults = withoutUndefined({ ...byEnvironment(options.defaults, environment), ...named });
  const missing = options
    .required(environment)
    .filter((name) => !sources.has(name))
    .map((variable) => ({
      variable,
      problem: "is required but not set",
      fix: adviceOnPrefix(env, variable) ?? "set it, or remove it from `required`",
    }));
  const unknown = unknownNames(env, options.prefixes);
  const withoutValue = NAMES.filter((name) => values[name] === undefined);
  const fallbacks = Object.fromEntries(
    withoutValue.map((name) => [name, fallbackFor(name, { env, isRefused: sources.has(name), environment })]),
  );
  const found = { values, sources, fallbacks, defaults };
  return {
    ...found,
    issues: [...issues, ...missing, ...leakedTokens(env, options.prefixes), ...(options.strict ? unknown : [])],
    hints: [...(options.strict ? [] : unknown), ...warningsFor(env, found, environment)],
  };
}

function parseVariables(
  env: Env,
  prefixes: readonly string[],
): Pick<ResolvedVariables, "values" | "sources" | "issues"> {
  const sources = new Map<VariableName, string>();
  const values: { [Name in VariableName]?: Value | undefined } = {};
  const issues: ConfigIssue[] = [];
  for (const name of NAMES) {
    const variable = sourceOf(env, prefixes, name);
    if (variable === undefined) continue;
    sources.set(name, variable);
    const input: unknown = valueIn(env, variable);
    const meaning = parseVariable(name, input);
    if (meaning === undefined) continue;
    if ("value" in meaning) {
      values[name] = meaning.value;
      continue;
    }
    // An invalid DSN is never shown, because any part of it could be the key.
    const found = name === "SENTRY_DSN" ? undefined : shownRefused(nonBlankText(input) ?? "");
    issues.push({ variable, ...meaning, ...(found === undefined ? {} : { found }) });
  }
  return { values, sources, issues };
}

function withoutUndefined(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
