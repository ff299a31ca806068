import type { FieldForm } from "./schema-shape.ts";

/** Matches the attribute that holds the user's e-mail address. Example: it matches `user.email`. */
const EMAIL = /^(?:sentry\.)?user\.email$/;
/**
 * Matches other attributes that say who or where the user is: `user.name`, `user.geo.city`, `enduser.id` -> true;
 * `user.id`, `user.hash`, `enduser.pseudo.id` -> false, because they only tell users apart
 */
const PERSON = /^(?:(?:sentry\.)?user\.(?:name|full_name|username|geo\..{1,64})|enduser\.(?!pseudo\.).{1,64})$/;

/**
 * Returns the form of an attribute that OpenTelemetry or Sentry defines for the user of a span, log or metric. Returns
 * `undefined` for any other field.
 */
export function formOfUserAttribute(name: string): FieldForm | undefined {
  if (!name.includes("user.")) return undefined;
  return EMAIL.test(name) ? "email" : PERSON.test(name) ? "person" : undefined;
}
