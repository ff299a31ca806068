import { isMethod, type RedactionMethod } from "./redaction.ts";
import type { ScrubberPolicy } from "./types.ts";

/** A part of the scrubber that a policy can turn off: a detector, or a list of names for one kind of personal data. */
export interface Switchable {
  readonly kind: string;
  readonly rule: string;
  readonly personal: boolean;
}

/** The redaction method for each rule. The key `default` applies to all rules that are not in the map. */
export type Methods = ReadonlyMap<string, RedactionMethod | undefined>;

/** Returns a function that checks whether a policy turns on a detector or a list of names. */
export function isWanted(policy: ScrubberPolicy) {
  const { scrubPersonalData = true } = policy;
  return ({ kind, personal }: Pick<Switchable, "kind" | "personal">): boolean => {
    const choice = choiceFor(kind, policy);
    if (choice !== undefined) return choice !== false;
    return !personal || (kind === "ip" ? hidesIp(policy) : scrubPersonalData);
  };
}

export function hidesIp({ scrubPersonalData = true, scrubIpAddresses = scrubPersonalData }: ScrubberPolicy): boolean {
  return scrubIpAddresses;
}

/** Returns the policy's setting for a kind of secret, or `undefined` if it has none. */
export function choiceFor(kind: string, { detectors = {} }: ScrubberPolicy): boolean | RedactionMethod | undefined {
  const choices: Readonly<Record<string, boolean | RedactionMethod | undefined>> = detectors;
  return Object.hasOwn(choices, kind) ? choices[kind] : undefined;
}

/** Returns the redaction method for each rule. Methods in `detectors` take precedence over those in `redaction`. */
export function methodsOf(policy: ScrubberPolicy, detectors: readonly Pick<Switchable, "kind" | "rule">[]): Methods {
  const { redaction = {} } = policy;
  const methods = new Map(isMethod(redaction) ? [["default", redaction] as const] : Object.entries(redaction));
  for (const { kind, rule } of detectors) {
    const choice = choiceFor(kind, policy);
    if (choice !== undefined && typeof choice !== "boolean") methods.set(rule, choice);
  }
  return methods;
}

/**
 * Returns the redaction method for a rule. If the policy sets none, it is `replace`, which writes a text such as
 * `[email]`.
 */
export function methodFor(methods: Methods, rule: string): RedactionMethod {
  return methods.get(rule) ?? methods.get("default") ?? "replace";
}
