/** The prefix of a log's attributes that hold the values of its template: `sentry.message.parameter.0`. */
const PARAMETER = "sentry.message.parameter.";
/** The attribute of a log that holds its template. */
export const TEMPLATE = "sentry.message.template";

/**
 * The earlier field that decides about a field: `name` about `value`, `message` about `params`, `type` about `data`,
 * `filename` about a frame's `module` (the SDK derives the module from the path). A number is the position of a value
 * in a log's template.
 */
export type SiblingKind = "name" | "message" | "type" | "filename" | number;

/** Returns what decides about a field, if anything: `params` -> `message`, `sentry.message.parameter.7` -> 7 */
export function siblingKindFor(name: string): SiblingKind | undefined {
  if (name === "value") return "name";
  if (name === "params") return "message";
  if (name === "data") return "type";
  if (name === "module") return "filename";
  const place = name.startsWith(PARAMETER) ? name.slice(PARAMETER.length) : "";
  return /^\d{1,2}$/.test(place) ? Number(place) : undefined;
}
