/** Prefix of the log attributes that hold the parameters of the message template: `sentry.message.parameter.0` */
const PARAMETER_PREFIX = "sentry.message.parameter.";
/** The log attribute that holds the message template. */
export const TEMPLATE_ATTRIBUTE = "sentry.message.template";

/**
 * The earlier field of the same object that decides whether a field is redacted: `value` -> `name` (or `key`),
 * `params` -> `message`, `data` -> `type`, a frame's `module` -> `filename`. A number means that the field is a
 * parameter of a log message. Then the template of the message decides, and the number is the parameter's index.
 */
export type SiblingKind = "name" | "message" | "type" | "filename" | number;

/**
 * Returns which earlier field of the same object decides whether a field is redacted, if there is such a field:
 * `params` -> `message`, `sentry.message.parameter.7` -> 7
 */
export function siblingKindFor(name: string): SiblingKind | undefined {
  if (name === "value") return "name";
  if (name === "params") return "message";
  if (name === "data") return "type";
  if (name === "module") return "filename";
  const index = name.startsWith(PARAMETER_PREFIX) ? name.slice(PARAMETER_PREFIX.length) : "";
  return /^\d{1,2}$/.test(index) ? Number(index) : undefined;
}
