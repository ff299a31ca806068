export { phraseOf } from "../detect/names/words.ts";
export { parsePath } from "../policy/path-syntax.ts";
export { ScrubberPolicyError } from "../policy/types.ts";
export { type ActiveRules, activeRules } from "./active-rules.ts";
export { type DetectorData, type NamesData, RULES, type RuleData } from "./rule-data.ts";
export { RULES_VERSION } from "./version.ts";
