import { type Check, expect, oneOf, type Problem } from "@sentry-policy/internal/checks";
import { isNear } from "@sentry-policy/internal/edit-distance";
import { isObject, isPlainObject } from "@sentry-policy/internal/guards";
import { type ConfigIssue, SentryConfigError } from "../output/issue.ts";
import { isServer } from "../output/runtime.ts";
import { parseEnvironment } from "../parsers/release.ts";
import type { VariableName } from "../variables/values.ts";
import { type Defaults, faultsIn } from "./defaults.ts";
import { isList, type RequiredVariables, unknownRequired } from "./required.ts";

/** Options that control how `sentryConfig` reads the environment. */
export interface ConfigOptions {
  /**
   * Prefixes that bundlers require for public variables, such as `VITE_`. With this prefix, the variable
   * `VITE_SENTRY_DSN` overrides `SENTRY_DSN`.
   *
   * @defaultValue none
   */
  readonly prefix?: string | readonly string[] | undefined;
  /**
   * Options for each environment, by the environment's name, as in `{ production: { tracesSampleRate: 0.1 }, _: {} }`.
   * An option applies if no environment variable sets it. The entry `_` applies to every environment that has no entry
   * of its own.
   *
   * @defaultValue none
   */
  readonly defaults?: Readonly<Record<string, Defaults>> | undefined;
  /**
   * Names of the variables that must be set. This is one list for all environments, or a list for each environment, as
   * in `{ production: ["SENTRY_DSN"] }`.
   *
   * @defaultValue none
   */
  readonly required?: RequiredVariables | undefined;
  /**
   * Name of the environment, if neither `SENTRY_ENVIRONMENT` nor Vercel's variables set it.
   *
   * @defaultValue `NODE_ENV`, then `"production"`
   */
  readonly environment?: string | undefined;
  /**
   * What to do if variables are invalid. `"throw"` throws one error that lists all problems. `"warn"` logs a warning,
   * omits invalid values and keeps valid ones.
   *
   * @defaultValue `"throw"` in Node, Bun and Deno; `"warn"` in pages, Workers and edge runtimes, where a throw would
   * break the page or every request
   */
  readonly onInvalid?: "throw" | "warn" | undefined;
  /**
   * Whether an unknown variable, such as the misspelled `SENTRY_DNS`, is a problem. By default, it only causes a
   * warning.
   *
   * @defaultValue `false`
   */
  readonly strict?: boolean | undefined;
}

export interface CheckedOptions {
  readonly prefixes: readonly string[];
  readonly defaults: Readonly<Record<string, Defaults>>;
  readonly required: (environment: string) => readonly VariableName[];
  readonly environment: string | undefined;
  readonly onInvalid: "throw" | "warn";
  readonly strict: boolean;
}

const CHECKS: Readonly<Record<keyof ConfigOptions, Check>> = {
  prefix: expect(
    (value) => isText(value) || areTexts(value),
    'a non-empty string such as "VITE_", or a list of such strings',
  ),
  defaults: expect(
    (value) => isPlainObject(value) && Object.values(value).every(isPlainObject),
    "an object of options by environment, such as { _: { debug: true } }",
  ),
  required: expect(
    (value) => areTexts(value) || (isPlainObject(value) && Object.values(value).every(areTexts)),
    'a list of variable names such as ["SENTRY_DSN"], or such lists by environment',
  ),
  environment: expect(
    (value) => typeof value === "string" && value.trim() !== "" && "value" in parseEnvironment(value),
    "a string that is valid for SENTRY_ENVIRONMENT, such as production",
  ),
  onInvalid: expect((value) => value === "throw" || value === "warn", '"throw" or "warn"'),
  strict: oneOf(true, false),
};

/**
 * Checks the options and fills in defaults. Throws if an option is invalid, even with `onInvalid: "warn"`, because that
 * option is only about environment variables.
 */
export function checkOptions(env: unknown, options: ConfigOptions): CheckedOptions {
  const problems = [
    ...expect(isObject, "an object, such as process.env")(env, "env"),
    ...expect(isPlainObject, "an object", optionsWith)(options, "options"),
  ].map(issueOf);
  const [first, ...rest] = problems.length > 0 ? problems : faultsInOptions(options);
  if (first !== undefined) throw new SentryConfigError([first, ...rest]);
  const { prefix = [], defaults = {}, required = [], environment, strict = false } = options;
  return {
    prefixes: typeof prefix === "string" ? [prefix] : prefix,
    defaults,
    required: (name) => (isList(required) ? required : (byEnvironment(required, name) ?? [])),
    environment,
    onInvalid: options.onInvalid ?? (isServer() ? "throw" : "warn"),
    strict,
  };
}

function faultsInOptions({ required = [], defaults = {} }: ConfigOptions): readonly ConfigIssue[] {
  return [...unknownRequired(required), ...faultsIn(defaults)];
}

function optionsWith(options: Readonly<Record<string, unknown>>, at: string): readonly Problem[] {
  const known = Object.keys(CHECKS);
  return Object.entries(options).flatMap(([option, value]) => {
    if (isOption(option)) return value === undefined ? [] : CHECKS[option](value, option);
    // An unknown name is shown only if it resembles that of an option, because any other name might be a misplaced
    // secret.
    const isTypo = known.some((name) => isNear(option, name, 2));
    return { at: isTypo ? option : at, problem: `expected one of ${known.join(", ")}` };
  });
}

function isOption(name: string): name is keyof ConfigOptions {
  return Object.hasOwn(CHECKS, name);
}

function issueOf({ at, problem }: Problem): ConfigIssue {
  return { variable: at, problem, fix: "see the options of sentryConfig in the README" };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

/** Returns the entry for an environment. If there is none, returns the entry `_`. */
export function byEnvironment<T>(record: Readonly<Record<string, T>>, environment: string): T | undefined {
  return record[Object.hasOwn(record, environment) ? environment : "_"];
}
