import type { FieldForm } from "./schema-shape.ts";

/** Matches the attribute for the user's e-mail address, such as `user.email`. */
const EMAIL = /^(?:sentry\.)?user\.email$/;
/**
 * Matches other attributes that identify or locate the user. Example: it matches `user.name`, `user.geo.city` and
 * `enduser.id`. It does not match `user.id`, `user.hash` or `enduser.pseudo.id`, which only distinguish users.
 */
const PERSON = /^(?:(?:sentry\.)?user\.(?:name|full_name|username|geo\..{1,64})|enduser\.(?!pseudo\.).{1,64})$/;

/**
 * Returns the format of a user's attribute that OpenTelemetry or Sentry defines, or `undefined` for any other field.
 */
export function formOfUserAttribute(name: string): FieldForm | undefined {
  if (!name.includes("user.")) return undefined;
  return EMAIL.test(name) ? "email" : PERSON.test(name) ? "person" : undefined;
}
