import type { Condition } from "../ottl/ottl.ts";
import type { JsonObject } from "../pipeline/json.ts";

/** A part of a policy of the `tail_sampling` processor: one condition, or one limit. */
export interface Part {
  readonly type: string;
  readonly settings: JsonObject;
}

/**
 * The salt of every probabilistic policy. With the same salt in all policies and collectors, a trace that is kept at a
 * low rate is also kept at each higher rate. So if several policies apply to a trace, the highest of their rates is
 * effective.
 */
const HASH_SALT = "sentry-policy";

/** Returns a part that is true if at least one span of the trace meets a condition in OTTL. */
export function anySpan(condition: Condition): Part {
  return part("ottl_condition", { error_mode: "ignore", span: [condition] });
}

/** Returns a part that is true if no span of the trace meets a condition in OTTL. */
export function noSpan(condition: Condition): Part {
  const { type, settings } = anySpan(condition);
  return part("not", { not_sub_policy: { type, [type]: settings } });
}

/** Returns a part that is true for a share of all traces: `0.07` -> 7 % */
export function share(rate: number): Part {
  // Rounded, because 0.07 * 100 is 7.000000000000001.
  return part("probabilistic", { hash_salt: HASH_SALT, sampling_percentage: Number((rate * 100).toPrecision(12)) });
}

/** Returns a part that limits how many spans per second are kept, averaged over a number of seconds. */
export function limit(spansPerSecond: number, seconds: number): Part {
  return part("rate_limiting", {
    spans_per_second: spansPerSecond,
    burst_capacity: Math.max(spansPerSecond, Math.round(spansPerSecond * seconds)),
  });
}

/** Returns a policy that keeps the traces for which all parts are true. Without parts, it keeps every trace. */
export function policy(name: string, parts: readonly Part[]): JsonObject {
  const [first, ...others] = parts;
  if (first === undefined) return named(name, part("always_sample", {}));
  if (others.length === 0) return named(name, first);
  return named(name, part("and", { and_sub_policy: parts.map((each, index) => named(`${name}-${index + 1}`, each)) }));
}

function part(type: string, settings: JsonObject): Part {
  return { type, settings };
}

function named(name: string, { type, settings }: Part): JsonObject {
  return { name, type, ...(Object.keys(settings).length === 0 ? {} : { [type]: settings }) };
}
