/** Returns the rule that redacts fields with a certain name, or `undefined` if the name is not sensitive. */
export type NameRule = (name: string) => string | undefined;

/** The rule for the fields in `sensitiveFields`. Sentry's server uses the same rule name. */
export const APP_NAME_RULE = "strip-fields";
