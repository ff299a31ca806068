import { type ConfigIssue, SentryConfigError } from "../output/issue.ts";
import { isServer } from "../output/runtime.ts";
import { parseEnvironment } from "../parsers/release.ts";
import { isVariable, type VariableName } from "../variables/variables.ts";
import { type Defaults, faultsIn } from "./defaults.ts";
import { isNear } from "./edit-distance.ts";

/** How `sentryConfig` reads the environment. */
export interface ConfigOptions {
  /** Prefixes that bundlers put before public variables, such as `VITE_`. A prefixed variable goes before a bare one. */
  readonly prefix?: string | readonly string[];
  /** Options by environment, where no variable sets them: `{ production: { tracesSampleRate: 0.1 }, _: { debug: true } }`. */
  readonly defaults?: Readonly<Record<string, Defaults>>;
  /** Variables that must be set: everywhere, or by environment, as in `{ production: ["SENTRY_DSN"] }`. */
  readonly required?: readonly VariableName[] | Readonly<Record<string, readonly VariableName[]>>;
  /** What the environment is called where neither SENTRY_ENVIRONMENT nor Vercel names it. Default: NODE_ENV. */
  readonly environment?: string;
  /**
   * `throw`: one error for all problems. `warn`: bad values are left out and said, good ones are kept. Default: `throw`
   * in Node, Bun and Deno, and `warn` elsewhere, where no start can fail: in pages, Workers and edge runtimes.
   */
  readonly onInvalid?: "throw" | "warn";
  /** Unknown names that begin with `SENTRY_` are problems, and not only said. Default `false`. */
  readonly strict?: boolean;
}

export interface CheckedOptions {
  readonly prefixes: readonly string[];
  readonly defaults: Readonly<Record<string, Defaults>>;
  readonly required: (environment: string) => readonly VariableName[];
  readonly environment: string | undefined;
  readonly onInvalid: "throw" | "warn";
  readonly strict: boolean;
}

type Check = (value: unknown) => string | undefined;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const areTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string" && entry !== "");
const areNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => typeof entry === "string" && isVariable(entry));
const unless = (fits: boolean, expected: string): string | undefined => (fits ? undefined : expected);

const CHECKS: Readonly<Record<keyof ConfigOptions, Check>> = {
  prefix: (value) =>
    unless((typeof value === "string" && value !== "") || areTexts(value), 'a text or a list, as in "VITE_"'),
  defaults: (value) =>
    unless(
      isRecord(value) && Object.values(value).every(isRecord),
      "options by environment, as in { _: { debug: true } }",
    ),
  required: (value) =>
    unless(
      areNames(value) || (isRecord(value) && Object.values(value).every(areNames)),
      'names of variables, as in ["SENTRY_DSN"]',
    ),
  environment: (value) =>
    unless(
      typeof value === "string" && value.trim() !== "" && "value" in parseEnvironment(value),
      "a text such as production, by the rules of SENTRY_ENVIRONMENT",
    ),
  onInvalid: (value) => unless(value === "throw" || value === "warn", "throw or warn"),
  strict: (value) => unless(typeof value === "boolean", "true or false"),
};

/** A problem in code throws always: `onInvalid` is about the environment. */
export function checkOptions(env: unknown, options: ConfigOptions): CheckedOptions {
  const issues: ConfigIssue[] = [];
  const add = (variable: string, expected: string): void =>
    void issues.push({ variable, problem: `expected ${expected}`, fix: "see the options of sentryConfig" });
  if (typeof env !== "object" || env === null) add("env", "an object, such as process.env");
  if (!isRecord(options)) add("options", "an object");
  for (const [option, value] of Object.entries(Object(options))) {
    const check = Object.hasOwn(CHECKS, option) ? CHECKS[option as keyof ConfigOptions] : undefined;
    // What is near none of them may be a value in the wrong place.
    const isTypo = Object.keys(CHECKS).some((known) => isNear(option, known, 2));
    if (check === undefined) add(isTypo ? option : "options", `one of ${Object.keys(CHECKS).join(", ")}`);
    else if (value !== undefined) {
      const expected = check(value);
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

/** What is said for an environment, or else for any. */
export function byEnvironment<T>(record: Readonly<Record<string, T>>, environment: string): T | undefined {
  return record[Object.hasOwn(record, environment) ? environment : "_"];
}

function isList(required: NonNullable<ConfigOptions["required"]>): required is readonly VariableName[] {
  return Array.isArray(required);
}
