import type { Place } from "../engine/places.ts";
import { addToList, addToObject } from "./add-entry.ts";

/** A change of a policy, after which the value of a place is kept instead of redacted. */
export interface Change {
  /** What the change does, as the label of a button: `Keep token_count` */
  readonly label: string;
  readonly apply: (policy: string) => string;
}

/** Matches the rules that find a value by the name of its field. */
const BY_NAME =
  /^@(?:password|secret|token|apikey|auth|cookie|session|creditcard|ssn|account|person|birthdate|address|phone)$|^@user$/;

/**
 * Returns the change that keeps the value of a place. If the value was redacted because of its field's name, the
 * change adds the name to `safeFields`. Otherwise, it switches off the value's kind. The value itself never becomes a
 * part of the policy.
 */
export function changeToKeep(place: Place, kinds: readonly string[]): Change | undefined {
  const [rule = ""] = place.rules;
  const kind = rule.replace(/^@/, "");
  const name = fieldName(place.path);
  if (!place.isPart && BY_NAME.test(rule) && name !== undefined)
    return { label: `Keep ${name}`, apply: (policy) => addToList(policy, "safeFields", name) };
  // In a string, `@apikey` may have found the value by a name before it. Then switching off a detector has no effect.
  if (rule.startsWith("@") && kinds.includes(kind) && rule !== "@apikey")
    return { label: `Keep each ${kind}`, apply: (policy) => addToObject(policy, "detectors", kind, "false") };
  return undefined;
}

/**
 * Returns the name of a place's field for `safeFields`. In `user`, a name alone has no effect, so it is written with
 * its parent: `["user", "email"]` -> `user.email`; `["request", "cookies", "sid"]` -> `sid`
 */
function fieldName(path: readonly string[]): string | undefined {
  const names = path.filter((key) => !/^\d+$/.test(key));
  const name = names.at(-1) === "value" ? names.at(-2) : names.at(-1);
  // Sentry's own names, such as those of a message's parameters, are not offered.
  if (name === undefined || !/^(?!sentry\.)[\w.-]{1,100}$/.test(name)) return undefined;
  return names[0] === "user" && names.length === 2 ? `user.${name}` : name;
}
