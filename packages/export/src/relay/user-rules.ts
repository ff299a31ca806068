import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import type { ActiveRules } from "@sentry-policy/scrubber/rules";
import { relayRedaction } from "./redaction.ts";
import { selectorsOfName, selectorWithout } from "./selectors.ts";
import type { RelayPart, RelayRule } from "./types.ts";

/**
 * For each rule, the selector of the user field that it redacts. `id` is not redacted, so that Sentry can count users.
 */
const USER_FIELDS: Readonly<Record<string, string>> = Object.freeze({
  "@email": "$user.email",
  "@ip": "$user.ip_address || $request.env.REMOTE_ADDR",
  "@person": "$user.* && !($user.id || $user.email || $user.ip_address)",
});
const TEXTS: Readonly<Record<string, string>> = Object.freeze({ "@email": "[email]", "@ip": "[ip]" });

/** Returns the rules for the `user` of an event. */
export function userRules(
  { safeFields = [] }: ScrubberPolicy,
  { detectors, names, redactionOf }: ActiveRules,
): RelayPart {
  const keep = safeFields.filter((name) => typeof name === "string").flatMap(selectorsOfName);
  const active = new Set([...detectors, ...names].map(({ rule }) => rule));
  const used = Object.entries(USER_FIELDS).filter(([rule]) => active.has(rule));
  const rules = used.map(([rule]): [string, RelayRule] => [
    nameOf(rule),
    { type: "anything", redaction: relayRedaction(redactionOf(rule), TEXTS[rule]) },
  ]);
  return {
    rules: Object.fromEntries(rules),
    applications: Object.fromEntries(used.map(([rule, selector]) => [selectorWithout(selector, keep), [nameOf(rule)]])),
    notes: [],
  };
}

function nameOf(rule: string): string {
  return `user:${rule.replace("@", "")}`;
}
