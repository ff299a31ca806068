import type { ScrubberPolicy } from "../../policy/types.ts";
import type { Detector } from "./index.ts";

/** Returns the detectors of an app's own patterns. */
export function appDetectors(patterns: ScrubberPolicy["patterns"] = {}): readonly Detector[] {
  return Object.entries(patterns).map(([name, given]) => {
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
