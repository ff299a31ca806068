import type { Problem } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";

/**
 * Checks that every rule and the policy's `rate` can apply. A rule without conditions matches every trace, so it must
 * be the last one. If it is the only rule and its rate is 0, it must set `errorRate`, to show that only failed traces
 * are wanted.
 */
export function checkReach(rules: readonly unknown[], at: string): readonly Problem[] {
  return rules.flatMap((rule, index) => {
    if (!isPlainObject(rule) || hasCondition(rule)) return [];
    const isOnly = rules.length === 1 && rule["rate"] === 0 && rule["errorRate"] === undefined;
    if (!isOnly && index === rules.length - 1) return [];
    const fix = isOnly ? ", or errorRate to keep only failed traces" : "";
    const problem = `matches every trace, so nothing else applies; add name, op, attributes or path${fix}`;
    return [{ at: `${at}[${index}]`, problem }];
  });
}

function hasCondition({ name, op, path, attributes }: Readonly<Record<string, unknown>>): boolean {
  const hasText = [name, op, path].some((condition) => condition !== undefined);
  return hasText || Object.keys(Object(attributes)).length > 0;
}
