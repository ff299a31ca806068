import { isPlainObject } from "@sentry-policy/internal/guards";
import { type ConfigIssue, SentryConfigError } from "../output/issue.ts";
import { isServer } from "../output/runtime.ts";
import { parseEnvironment } from "../parsers/release.ts";
import type { VariableName } from "../variables/values.ts";
import { isVariable } from "../variables/variables.ts";
import { type Defaults, faultsIn } from "./defaults.ts";
import { isNear } from "./edit-distance.ts";

/** Options that control how `sentryConfig` reads the environment. */
export interface ConfigOptions {
  /**
   * Prefixes that bundlers require for public variables, such as `VITE_`. A variable with a prefix overrides the one
   * without.
   *
   * @defaultValue none
   */
  readonly prefix?: string | readonly string[] | undefined;
  /**
   * Options by environment, for options that no variable sets: `{ production: { tracesSampleRate: 0.1 }, _: {} }`. `_`
   * applies to every environment that is not named.
   *
   * @defaultValue none
   */
  readonly defaults?: Readonly<Record<string, Defaults>> | undefined;
  /**
   * Variables that must be set: a list for every environment, or lists by environment, as in
   * `{ production: ["SENTRY_DSN"] }`.
   *
   * @defaultValue none
   */
  readonly required?: readonly VariableName[] | Readonly<Record<string, readonly VariableName[]>> | undefined;
  /**
   * Name of the environment, if neither `SENTRY_ENVIRONMENT` nor Vercel's variables set it.
   *
   * @defaultValue `NODE_ENV`, then `"production"`
   */
  readonly environment?: string | undefined;
  /**
   * `throw` throws one error for all problems. `warn` logs a warning, leaves out invalid values and keeps valid ones.
   *
   * @defaultValue `"throw"` in Node, Bun and Deno; `"warn"` in pages, Workers and edge runtimes, where a throw would
   * break the page or every request
   */
  readonly onInvalid?: "throw" | "warn" | undefined;
  /**
   * Whether unknown variables, such as a misspelled `SENTRY_DNS`, are problems instead of warnings.
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

type Validator = (value: unknown) => string | undefined;

const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string" && entry !== "");
const areNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string" && isVariable(entry));
const expectedUnless = (fits: boolean, expected: string): string | undefined => (fits ? undefined : expected);

const VALIDATORS: Readonly<Record<keyof ConfigOptions, Validator>> = {
  prefix: (value) =>
    expectedUnless(
      (typeof value === "string" && value !== "") || areTexts(value),
      'a non-empty string such as "VITE_", or a list of such strings',
    ),
  defaults: (value) =>
    expectedUnless(
      isPlainObject(value) && Object.values(value).every(isPlainObject),
      "an object of options by environment, such as { _: { debug: true } }",
    ),
  required: (value) =>
    expectedUnless(
      areNames(value) || (isPlainObject(value) && Object.values(value).every(areNames)),
      'a list of variable names such as ["SENTRY_DSN"], or such lists by environment',
    ),
  environment: (value) =>
    expectedUnless(
      typeof value === "string" && value.trim() !== "" && "value" in parseEnvironment(value),
      "a string that is valid for SENTRY_ENVIRONMENT, such as production",
    ),
  onInvalid: (value) => expectedUnless(value === "throw" || value === "warn", '"throw" or "warn"'),
  strict: (value) => expectedUnless(typeof value === "boolean", "true or false"),
};

/** Checks the options and fills in defaults. Always throws on problems: `onInvalid` applies only to the environment. */
export function checkOptions(env: unknown, options: ConfigOptions): CheckedOptions {
  const issues: ConfigIssue[] = [];
  const add = (variable: string, expected: string): void =>
    void issues.push({
      variable,
      problem: `expected ${expected}`,
      fix: "see the options of sentryConfig in the README",
    });
  if (typeof env !== "object" || env === null) add("env", "an object, such as process.env");
  if (!isPlainObject(options)) add("options", "an object");
  for (const [option, value] of Object.entries(Object(options))) {
    const validate = Object.hasOwn(VALIDATORS, option) ? VALIDATORS[option as keyof ConfigOptions] : undefined;
    // A name that resembles no option might be a misplaced secret, so it is not shown.
    const isTypo = Object.keys(VALIDATORS).some((known) => isNear(option, known, 2));
    if (validate === undefined) add(isTypo ? option : "options", `one of ${Object.keys(VALIDATORS).join(", ")}`);
    else if (value !== undefined) {
      const expected = validate(value);
      if (expected !== undefined) add(option, expected);
    }
  }
  const [first, ...rest] = issues.length > 0 ? issues : faultsIn(options.defaults ?? {});
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

/** Returns the entry for an environment, or else the entry `_`. */
export function byEnvironment<T>(record: Readonly<Record<string, T>>, environment: string): T | undefined {
  return record[Object.hasOwn(record, environment) ? environment : "_"];
}

function isList(required: NonNullable<ConfigOptions["required"]>): required is readonly VariableName[] {
  return Array.isArray(required);
}
