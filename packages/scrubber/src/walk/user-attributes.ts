import type { FieldForm } from "./schema-shape.ts";

/** Matches attributes that hold the e-mail address of the user: `user.email` -> true */
const EMAIL = /^(?:sentry\.)?user\.email$/;
/**
 * Matches other attributes that say who or where the user is: `user.name`, `user.geo.city`, `enduser.id` -> true. The
 * attributes `user.id`, `user.hash` and `enduser.pseudo.id` only tell users apart, so they do not match.
 */
const PERSON = /^(?:(?:sentry\.)?user\.(?:name|full_name|username|geo\..{1,64})|enduser\.(?!pseudo\.).{1,64})$/;

/**
 * Returns the form of an attribute of spans, logs and metrics that OpenTelemetry or Sentry defines for the user, or
 * `undefined` for any other field.
 */
export function formOfUserAttribute(name: string): FieldForm | undefined {
  if (!name.includes("user.")) return undefined;
  return EMAIL.test(name) ? "email" : PERSON.test(name) ? "person" : undefined;
}
