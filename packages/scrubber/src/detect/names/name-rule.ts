/** Returns the rule that redacts the fields with a given name, or `undefined` if no rule does. */
export type NameRule = (name: string) => string | undefined;

/** Rule of the fields that an app lists in `sensitiveFields`. It has the same name on Sentry's server. */
export const APP_NAME_RULE = "strip-fields";
