import type { VolumePolicy } from "./types.ts";

/** Returns the same string for equal policies. Functions and regular expressions are compared by their source code. */
export function policyKey(policy: VolumePolicy): string {
  return JSON.stringify(policy, (_key, value: unknown) =>
    value instanceof RegExp || typeof value === "function" ? String(value) : value,
  );
}
