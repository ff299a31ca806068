import type { SamplerRule } from "./policy.ts";

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
export const DEFAULT_RULES: readonly SamplerRule[] = [
  "/health",
  "/healthz",
  "/livez",
  "/readyz",
  "/ping",
  "/api/health",
  "/favicon.ico",
  "/robots.txt",
  "/_next/static/**",
  "/static/**",
  "/assets/**",
].map((path) => ({ path, rate: 0 }));

export function compileRules(rules: readonly SamplerRule[]): RuleFinder {
  const matchers = rules.map(compileRule);
  return (context) => matchers.findIndex((matches) => matches(context));
}

function compileRule({ name, op, attributes = {}, path }: SamplerRule): (context: SamplingContext) => boolean {
  const nameMatches = compileValue(name);
  const opMatches = compileValue(op);
  const pathMatches = compileValue(path === undefined ? undefined : glob(path));
  const wanted = Object.entries(attributes).map(([key, value]) => ({ key, matches: compileValue(value) }));
  return (context) =>
    nameMatches(context.name) &&
    opMatches(context.attributes?.["sentry.op"]) &&
    pathMatches(path === undefined ? undefined : pathOf(context)) &&
    wanted.every(({ key, matches }) => matches(context.attributes?.[key]));
}

function compileValue(expected: string | number | boolean | RegExp | undefined): (value: unknown) => boolean {
  if (expected === undefined) return () => true;
  if (!(expected instanceof RegExp)) return (value) => value === expected;
  // A global pattern remembers where it stopped, so every second trace would miss its rule.
  const pattern = new RegExp(expected.source, expected.flags.replace(/[gy]/g, ""));
  return (value) => typeof value === "string" && pattern.test(value);
}

/** The request's path, without its query. */
export function pathOf({ attributes }: SamplingContext): string | undefined {
  // v11's attribute, then v10's.
  const path = attributes?.["url.path"] ?? attributes?.["http.target"];
  return typeof path === "string" ? path.replace(/[?#].*$/s, "") : undefined;
}

function glob(path: string): RegExp {
  const pattern = path
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\/\*\*/g, "(?:/\0)?")
    .replace(/\*\*/g, "\0")
    .replace(/\*/g, "[^/]*")
    .replaceAll("\0", ".*");
  return new RegExp(`^${pattern}$`, "s");
}
