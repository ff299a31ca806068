import type { Problem } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";

/**
 * The fields of a rule that are conditions. `attributes` and `header` are not listed, because `hasCondition` checks
 * them separately.
 */
const FIELDS = Object.freeze(["name", "op", "path", "method", "route", "host", "userAgent", "status"]);

/**
 * Checks that no rule makes the later rules or the policy's `rate` useless. A rule without conditions matches every
 * trace, so it must be the last one. If it is also the only rule and its rate is 0, it must set `errorRate`, which
 * shows that the app wants to keep only failed traces.
 */
export function checkReach(rules: readonly unknown[], at: string): readonly Problem[] {
  return rules.flatMap((rule, index) => {
    if (!isPlainObject(rule) || hasCondition(rule)) return [];
    const isOnly = rules.length === 1 && rule["rate"] === 0 && rule["errorRate"] === undefined;
    if (!isOnly && index === rules.length - 1) return [];
    const fix = isOnly ? ", or errorRate to keep only failed traces" : "";
    const problem = `matches every trace, so no other rule or rate applies; add name, op, attributes or path${fix}`;
    return [{ at: `${at}[${index}]`, problem }];
  });
}

/**
 * Checks that `spans` and every rule with a `status` can have an effect. They have none in mode `head`, because spans
 * are not buffered and the status is unknown. In mode `tail`, the status is known only at the end of a trace, when the
 * rate can only be raised. So a rule with a `status` needs a rate above 0 or an `errorRate`.
 */
export function checkEffect(policy: unknown, at: string): readonly Problem[] {
  const { rules, mode, spans } = isPlainObject(policy) ? policy : {};
  const hasSpans = mode === "head" && spans !== undefined;
  const problem = 'has no effect in mode "head"; remove it';
  return [...(hasSpans ? [{ at: `${at}.spans`, problem }] : []), ...checkStatuses(rules, mode, at)];
}

function checkStatuses(rules: unknown, mode: unknown, at: string): readonly Problem[] {
  return (Array.isArray(rules) ? rules : []).flatMap((rule: unknown, index) => {
    if (!isPlainObject(rule) || rule["status"] === undefined) return [];
    const path = `${at}.rules[${index}].status`;
    if (mode === "head") return { at: path, problem: 'is not known in mode "head"; remove it' };
    const isUseless = rule["rate"] === 0 && rule["errorRate"] === undefined;
    const problem = "is known only at the end, when a rate can only be raised, but `rate` is 0";
    return isUseless ? { at: path, problem } : [];
  });
}

function hasCondition({ attributes, header, ...rule }: Readonly<Record<string, unknown>>): boolean {
  const hasField = FIELDS.some((field) => rule[field] !== undefined);
  return hasField || [attributes, header].some((entries) => Object.keys(Object(entries)).length > 0);
}
