import type { FieldForm } from "./schema-shape.ts";

/** Matches the name of the attribute for the user's e-mail address. Example: it matches `user.email`. */
const EMAIL = /^(?:sentry\.)?user\.email$/;
/**
 * Matches the names of other attributes that identify or locate the user. Example: it matches `user.name`,
 * `user.geo.city` and `enduser.id`. It does not match `user.id`, `user.hash` or `enduser.pseudo.id`, because these only
 * distinguish users.
 */
const PERSON = /^(?:(?:sentry\.)?user\.(?:name|full_name|username|geo\..{1,64})|enduser\.(?!pseudo\.).{1,64})$/;

/**
 * Returns the form of an attribute that describes the user. Only attributes that OpenTelemetry or Sentry defines are
 * recognized. Returns `undefined` for any other field.
 */
export function formOfUserAttribute(name: string): FieldForm | undefined {
  if (!name.includes("user.")) return undefined;
  return EMAIL.test(name) ? "email" : PERSON.test(name) ? "person" : undefined;
}
