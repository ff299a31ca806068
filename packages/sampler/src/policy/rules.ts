import { compileGlob } from "@sentry-policy/internal/glob";
import type { SamplerRule } from "./types.ts";

/** The argument that Sentry's SDKs (v10 and v11) pass to a `tracesSampler`. */
export interface SamplingContext {
  name: string;
  parentSampled?: boolean | undefined;
  parentSampleRate?: number | undefined;
  attributes?: Record<string, unknown> | undefined;
  inheritOrSampleWith(fallback: number): number;
}

/** Returns the index of the first rule that matches, or -1. */
export type RuleFinder = (context: SamplingContext) => number;

/** Matches the paths of health checks and static assets. `/api/v1/health/db` -> true, `/healthy` -> false */
export const DEFAULT_RULE: RegExp =
  /^\/((api\/(v\d+\/)?)?(health(\/.*)?|(healthz|healthcheck|livez|readyz|ready|ping)\/?)|favicon\.ico|robots\.txt|(_next\/static|static|assets)(\/.*)?)$/s;

export function compileRules(rules: readonly SamplerRule[]): RuleFinder {
  const globs = rules.map(({ path = "" }) => compileGlob(path));
  return (context) => {
    const { name, attributes = {} } = context;
    const path = pathOf(context);
    return rules.findIndex(
      (rule, index) =>
        matches(rule.name, name) &&
        matches(rule.op, attributes["sentry.op"]) &&
        (rule.path === undefined || (path !== undefined && globs[index]?.(path))) &&
        Object.entries(rule.attributes ?? {}).every(([key, expected]) => matches(expected, attributes[key])),
    );
  };
}

function matches(expected: string | number | boolean | RegExp | undefined, value: unknown): boolean {
  if (!(expected instanceof RegExp)) return expected === undefined || expected === value;
  // `search` is used instead of `test`: with the flag `g`, `test` continues from `lastIndex`, so a rule would miss
  // every second trace that it should match.
  return typeof value === "string" && value.search(expected) !== -1;
}

/** Returns the request's path without its query: `/orders/7?page=2` -> `/orders/7` */
export function pathOf({ attributes }: SamplingContext): string | undefined {
  // SDK v11 sets `url.path`, v10 sets `http.target`.
  const path = attributes?.["url.path"] ?? attributes?.["http.target"];
  return typeof path === "string" ? path.replace(/[?#].*$/s, "") : undefined;
}
