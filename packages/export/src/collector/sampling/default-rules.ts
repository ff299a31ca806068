import { chosenDefaultRules, DEFAULT_RULES, type DefaultRules } from "@sentry-policy/sampler/rules";
import { translateRegex } from "../../regex/translate-regex.ts";
import { anyOf, type Condition } from "../ottl/ottl.ts";
import { pathIs, userAgentIs } from "./rule-condition.ts";

/**
 * Matches the end of a path with an optional query or fragment, which `http.target` can contain. It replaces the `$` of
 * a rule's pattern.
 */
const QUERY_AND_END = "(?:[?#].*)?$";

/** Returns the condition that at least one of the chosen default rules matches a trace. */
export function defaultRuleCondition(chosen: DefaultRules): Condition {
  return anyOf(
    chosenDefaultRules(chosen).map((name) => {
      const rule = DEFAULT_RULES[name];
      return "path" in rule
        ? pathIs(toRe2(rule.path.source.replace(/\$$/, QUERY_AND_END), rule.path.flags))
        : userAgentIs(toRe2(rule.userAgent.source, rule.userAgent.flags));
    }),
  );
}

function toRe2(source: string, flags: string): string {
  const { pattern, notes } = translateRegex(source, flags, "re2");
  if (pattern === undefined)
    throw new Error(`A default rule of the sampler cannot be translated: ${notes[0]?.message}`);
  return pattern;
}
