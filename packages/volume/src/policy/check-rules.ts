import type { Problem } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";

type Fields = Readonly<Record<string, unknown>>;

const CONDITIONS = ["type", "message", "path", "status", "tag", "handled", "level"] as const;
const EFFECTS = ["ignore", "priority", "fingerprint", "rate", "after", "perIssue"] as const;

/** Checks that each rule has an effect, and that a rule without conditions is the last one. */
export function checkReach(rules: readonly unknown[], at: string): readonly Problem[] {
  return rules.flatMap((rule, index) => {
    if (!isPlainObject(rule)) return [];
    const here = `${at}[${index}]`;
    const problems: Problem[] = [];
    const effects = givenOf(rule, EFFECTS);
    if (effects.length === 0) {
      problems.push({ at: here, problem: `has no effect; add ${EFFECTS.slice(0, -1).join(", ")} or perIssue` });
    }
    if (rule["ignore"] === true && effects.length > 1) {
      const others = effects.filter((effect) => effect !== "ignore").join(", ");
      problems.push({ at: here, problem: `ignores the errors, so ${others} has no effect; remove one of the two` });
    }
    if (index < rules.length - 1 && !hasCondition(rule)) {
      const problem = `matches every error, so no later rule applies; move it to the end, or add ${CONDITIONS.join(", ")}`;
      problems.push({ at: here, problem });
    }
    return problems;
  });
}

function hasCondition(rule: Fields): boolean {
  return givenOf(rule, CONDITIONS).some((name) => name !== "tag" || Object.keys(Object(rule["tag"])).length > 0);
}

function givenOf(rule: Fields, names: readonly string[]): readonly string[] {
  return names.filter((name) => rule[name] !== undefined);
}
