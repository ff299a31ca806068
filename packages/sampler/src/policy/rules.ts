import { compileGlob } from "./glob.ts";
import type { SamplerRule } from "./types.ts";

/** What Sentry's SDKs, v10 and v11, hand to a `tracesSampler`. */
export interface SamplingContext {
  name: string;
  parentSampled?: boolean | undefined;
  parentSampleRate?: number | undefined;
  attributes?: Record<string, unknown> | undefined;
  inheritOrSampleWith(fallback: number): number;
}

/** Gives the place of the first rule that matches, or -1. */
export type RuleFinder = (context: SamplingContext) => number;

/** Health checks and static assets: what operators call for, and what says nothing about an app. */
export const DEFAULT_RULE: RegExp =
  /^\/((api\/(v\d+\/)?)?(health(\/.*)?|(healthz|healthcheck|livez|readyz|ready|ping)\/?)|favicon\.ico|robots\.txt|(_next\/static|static|assets)(\/.*)?)$/s;

export function compileRules(rules: readonly SamplerRule[]): RuleFinder {
  const globs = rules.map(({ path = "" }) => compileGlob(path));
  return (context) => {
    const { name, attributes = {} } = context;
    const path = pathOf(context);
    return rules.findIndex(
      (rule, place) =>
        matches(rule.name, name) &&
        matches(rule.op, attributes["sentry.op"]) &&
        (rule.path === undefined || (path !== undefined && globs[place]?.(path))) &&
        Object.entries(rule.attributes ?? {}).every(([key, expected]) => matches(expected, attributes[key])),
    );
  };
}

function matches(expected: string | number | boolean | RegExp | undefined, value: unknown): boolean {
  if (!(expected instanceof RegExp)) return expected === undefined || expected === value;
  // Unlike `test`, which with a global pattern goes on where it stopped, so that every second trace would miss its rule.
  return typeof value === "string" && value.search(expected) !== -1;
}

/** The request's path, without its query. */
export function pathOf({ attributes }: SamplingContext): string | undefined {
  // v11's attribute, then v10's.
  const path = attributes?.["url.path"] ?? attributes?.["http.target"];
  return typeof path === "string" ? path.replace(/[?#].*$/s, "") : undefined;
}
