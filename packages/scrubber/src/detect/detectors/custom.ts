import type { ScrubberPolicy } from "../../policy/types.ts";
import type { Detector } from "./index.ts";

/** Returns one detector for each entry of the policy's `patterns` option. */
export function appDetectors(patterns: ScrubberPolicy["patterns"] = {}): readonly Detector[] {
  return Object.entries(patterns).flatMap(([name, given]) => {
    if (given === undefined) return [];
    const { source, flags } = given instanceof RegExp ? given : given.pattern;
    return {
      kind: name,
      rule: name,
      personal: false,
      needs: {},
      pattern: new RegExp(source, `${flags.replace(/[dgy]/g, "")}dg`),
      replacement: `[${name}]`,
    };
  });
}
