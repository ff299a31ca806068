import { type Env, valueIn } from "./env.ts";
import { environmentOf } from "./environment.ts";
import { hintsOf } from "./hints.ts";
import { insteadOf } from "./instead.ts";
import type { ConfigIssue } from "./issue.ts";
import { meaningOf } from "./meaning.ts";
import { leakedTokens, unknownNames } from "./neighbours.ts";
import { byEnvironment, type CheckedOptions } from "./options.ts";
import { shownRefused } from "./shown.ts";
import { sourceOf } from "./source.ts";
import { textOf } from "./text.ts";
import { NAMES, type Value, type VariableName } from "./variables.ts";

/** The values that have a meaning, by variable; each under the name that the user set; and what is wrong. */
export interface Read {
  readonly values: { readonly [Name in VariableName]?: Value | undefined };
  readonly sources: ReadonlyMap<VariableName, string>;
  /** What stands in for values that mean nothing. */
  readonly instead: { readonly [Name in VariableName]?: Value | undefined };
  /** The code's options for the environment that this is. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly issues: readonly ConfigIssue[];
  /** What may be a mistake. */
  readonly hints: readonly ConfigIssue[];
}

export function read(env: Env, options: CheckedOptions): Read {
  const { values, sources, issues } = parse(env, options.prefixes);
  const environment = environmentOf(env, options, values.SENTRY_ENVIRONMENT);
  // Where the code says what its environment is called, it is told; else the SDK finds that out by itself.
  const named = options.environment === undefined ? {} : { environment };
  const defaults = withoutUndefined({ ...byEnvironment(options.defaults, environment), ...named });
  const missing = options
    .required(environment)
    .filter((name) => !sources.has(name))
    .map((variable) => ({
      variable,
      problem: "is required and not set",
      mend: "set it, or take it out of `required`",
    }));
  const unknown = unknownNames(env, options.prefixes);
  const meaningless = NAMES.filter((name) => values[name] === undefined);
  const instead = Object.fromEntries(
    meaningless.map((name) => [name, insteadOf(name, { env, isRefused: sources.has(name), environment })]),
  );
  const found = { values, sources, instead, defaults };
  return {
    ...found,
    issues: [...issues, ...missing, ...leakedTokens(env, options.prefixes), ...(options.strict ? unknown : [])],
    hints: [...(options.strict ? [] : unknown), ...hintsOf(found, environment)],
  };
}

function parse(env: Env, prefixes: readonly string[]): Pick<Read, "values" | "sources" | "issues"> {
  const sources = new Map<VariableName, string>();
  const values: { [Name in VariableName]?: Value | undefined } = {};
  const issues: ConfigIssue[] = [];
  for (const name of NAMES) {
    const variable = sourceOf(env, prefixes, name);
    if (variable === undefined) continue;
    sources.set(name, variable);
    const input: unknown = valueIn(env, variable);
    const meaning = meaningOf(name, input);
    if (meaning === undefined) continue;
    if ("value" in meaning) {
      values[name] = meaning.value;
      continue;
    }
    // A DSN is never shown, whatever it looks like.
    const found = name === "SENTRY_DSN" ? undefined : shownRefused(textOf(input) ?? "");
    issues.push({ variable, ...meaning, ...(found === undefined ? {} : { found }) });
  }
  return { values, sources, issues };
}

function withoutUndefined(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
