/** Version of the format of the rules. It changes only if a field is removed or gets another meaning. */
export const RULES_VERSION = 1;
