import { isNear } from "@sentry-policy/internal/edit-distance";
import type { ConfigIssue } from "../output/issue.ts";
import type { SentryConfig } from "../variables/sentry-options.ts";
import type { VariableName } from "../variables/values.ts";
import { NAMES, optionOf, variableOf } from "../variables/variables.ts";

/**
 * Options that the app sets in code for one environment: fields of `SentryConfig`, or other options of `Sentry.init`.
 */
export type Defaults = {
  readonly [Option in Exclude<keyof SentryConfig, "dataCollection">]?: SentryConfig[Option] | undefined;
} & { readonly [option: string]: unknown };

/** Returns the problems of `defaults`. A value must be valid for the variable that sets the same option. */
export function faultsIn(defaults: Readonly<Record<string, Defaults>>): readonly ConfigIssue[] {
  return Object.entries(defaults).flatMap(([environment, options]) =>
    Object.entries(options).flatMap(([option, value]) => {
      const fault = faultOfOption(option, value);
      return fault === undefined ? [] : [{ ...fault, variable: `defaults.${environment}.${fault.variable}` }];
    }),
  );
}

function faultOfOption(option: string, value: unknown): ConfigIssue | undefined {
  const name = NAMES.find((each) => optionOf(each) === option);
  if (name !== undefined) return faultOfValue(name, option, value);
  const meant = NAMES.map(optionOf).find((known) => isNear(option, known, 2));
  if (meant === undefined) return undefined;
  return { variable: option, problem: "is not an option of Sentry.init", fix: `did you mean ${meant}?` };
}

function faultOfValue(name: VariableName, option: string, value: unknown): ConfigIssue | undefined {
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  if (!isPlain || value === "") return undefined;
  const parsed = variableOf(name).parse(String(value));
  if (!("value" in parsed)) return { variable: option, ...parsed };
  // The parser converts a string such as `"0.1"` to a number, but the SDK does not. So an option that is a number, a
  // boolean or a list must not be set to a string in code.
  if (typeof value !== "string" || typeof parsed.value === "string") return undefined;
  const expected = typeof parsed.value === "object" ? "an array" : `a ${typeof parsed.value}`;
  const problem = `expected ${expected}, received a string`;
  return { variable: option, problem, fix: "pass the value itself instead of a string" };
}
