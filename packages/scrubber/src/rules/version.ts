/**
 * Version of the format of the rules. It changes if a field gets another meaning or is removed. New rules and new
 * fields do not change it.
 */
export const RULES_VERSION = 1;
