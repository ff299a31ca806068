/** The prefix of a log's attributes that hold the values of its template: `sentry.message.parameter.0`. */
const PARAMETER = "sentry.message.parameter.";
/** The attribute of a log that holds its template. */
export const TEMPLATE = "sentry.message.template";

/**
 * The field beside which another one has to be read: `name` for a `value`, `message` for its `params`, `type` for `data`,
 * `filename` for a frame's `module` (the SDK takes the module from the path), and for an attribute with a value of a
 * log's template the place of that value.
 */
export type SiblingKind = "name" | "message" | "type" | "filename" | number;

/** Gives the field beside which a field of this name has to be read, if there is one. */
export function siblingKindFor(name: string): SiblingKind | undefined {
  if (name === "value") return "name";
  if (name === "params") return "message";
  if (name === "data") return "type";
  if (name === "module") return "filename";
  const place = name.startsWith(PARAMETER) ? name.slice(PARAMETER.length) : "";
  return /^\d{1,2}$/.test(place) ? Number(place) : undefined;
}
