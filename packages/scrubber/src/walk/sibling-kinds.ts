/** Prefix of the log attributes that hold the parameters of the message template: `sentry.message.parameter.0` */
const PARAMETER_PREFIX = "sentry.message.parameter.";
/** The log attribute that holds the message template. */
export const TEMPLATE_ATTRIBUTE = "sentry.message.template";

/**
 * The earlier field of the same object on which the redaction of a field depends: `name` (or `key`) for the field
 * `value`, `message` for `params`, `type` for `data`, `filename` for a frame's `module` (the SDK derives the module
 * from the path). A number means that the field is the parameter at that position of a log's message template.
 */
export type SiblingKind = "name" | "message" | "type" | "filename" | number;

/**
 * Returns on which earlier field the redaction of a field depends, if any: `params` -> `message`,
 * `sentry.message.parameter.7` -> 7
 */
export function siblingKindFor(name: string): SiblingKind | undefined {
  if (name === "value") return "name";
  if (name === "params") return "message";
  if (name === "data") return "type";
  if (name === "module") return "filename";
  const index = name.startsWith(PARAMETER_PREFIX) ? name.slice(PARAMETER_PREFIX.length) : "";
  return /^\d{1,2}$/.test(index) ? Number(index) : undefined;
}
