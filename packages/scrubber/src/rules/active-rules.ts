import { PAIRS } from "../detect/key-value/find.ts";
import { choiceFor, hidesIp, isWanted, methodFor, methodsOf } from "../policy/choices.ts";
import type { RedactionMethod } from "../policy/redaction.ts";
import type { ScrubberPolicy } from "../policy/types.ts";
import { checkPolicy } from "../policy/validate.ts";
import { type DetectorData, KINDS, type NamesData, patternData, RULES } from "./rule-data.ts";

/** The rules that a policy uses. */
export interface ActiveRules {
  /** The built-in detectors that the policy uses. */
  readonly detectors: readonly DetectorData[];
  /** The policy's own `patterns`, as detectors. */
  readonly patterns: readonly DetectorData[];
  /**
   * The built-in names of sensitive fields that the policy uses. The lists in `sensitiveFields` and `safeFields` do not
   * affect them.
   */
  readonly names: readonly NamesData[];
  /** Whether strings are searched for a sensitive name with a value, as in `password=...`. */
  readonly searchesPairs: boolean;
  /** Whether IP addresses are redacted. */
  readonly hidesIp: boolean;
  /** Returns the redaction method for a rule, such as `@email`, `strip-fields`, `paths`, or the name of a pattern. */
  readonly redactionOf: (rule: string) => RedactionMethod;
}

/**
 * Returns the rules that a policy uses.
 *
 * @throws {ScrubberPolicyError} if the policy is invalid. The error lists all problems.
 * @example
 * ```ts
 * import { activeRules } from "@sentry-policy/scrubber/rules";
 *
 * const { detectors } = activeRules({ scrubPersonalData: false });
 * console.log(detectors.map(({ kind, source }) => `${kind}: ${source}`));
 * ```
 */
export function activeRules(policy: ScrubberPolicy = {}): ActiveRules {
  checkPolicy(policy, KINDS);
  const wanted = isWanted(policy);
  const isOn = policy.scrubDefaults !== false;
  const detectors = isOn ? RULES.detectors.filter(wanted) : [];
  const groups = RULES.names.flatMap(({ kind, rule }) => (kind === undefined ? [] : [{ kind, rule, personal: true }]));
  const names = isOn ? RULES.names.filter(({ kind }) => kind === undefined || wanted({ kind, personal: true })) : [];
  const methods = methodsOf(policy, [...detectors, ...groups.filter(wanted)]);
  return {
    detectors,
    patterns: patternData(policy.patterns),
    names,
    searchesPairs: choiceFor(PAIRS, policy) !== false,
    hidesIp: hidesIp(policy),
    redactionOf: (rule) => methodFor(methods, rule),
  };
}
