/**
 * The form that Sentry expects of a value in one of its own fields. If the value is a list, the form applies to each
 * entry. Sentry never puts objects in such a field. If there is an object, its fields are treated like the app's data.
 *
 * In fields with these forms, a string of the expected form is kept, and any other string is searched for secrets:
 *
 * - `id`: the id of an event, trace, span, session or debug file: 16 or 32 hexadecimal digits, or a UUID.
 * - `hex`: hexadecimal or decimal digits: memory addresses, build ids, thread ids, nanoseconds.
 * - `time`: a date and time, such as `2026-11-24T00:28:19.000Z`. Most times are sent as numbers.
 * - `rate`: a string with a number from 0 to 1, such as a sample rate.
 * - `dsn`: a DSN, which says where events are sent. As an exception, a value that is not a DSN is redacted as a whole.
 *
 * In fields with these forms, every string is searched:
 *
 * - `word`: a name or an enumerated value, such as a function, a status, a reason or a package. `auth::token::new` is
 *   read as one name, not as a name followed by its value.
 * - `version`: a version. Four numbers, as in `1.4.0.2`, are not read as an IP address.
 * - `package`: a package's version, as in `modules`. As an exception, a value that is not a version is redacted as a
 *   whole.
 * - `path`: the file of a stack frame. It is searched only for the secrets listed at `findInPath`.
 * - `source`: source code. A value beside a sensitive name is redacted only if it is a literal: it is redacted in
 *   `password = "made-up"`, but not in `password = read()`.
 * - `values`: any value. The field's name is not checked.
 *
 * A field with one of these forms is redacted as a whole if the policy redacts personal data:
 *
 * - `email`: an e-mail address.
 * - `person`: a string that tells who the user is, such as a name.
 */
export type FieldForm =
  | ("id" | "hex" | "time" | "rate" | "word" | "version" | "package" | "path" | "dsn" | "source" | "values")
  | ("email" | "person");

/**
 * Key in an {@link ObjectShape} whose value is the shape of all fields that the `ObjectShape` does not list. It is for
 * objects whose field names are data, such as the package names in `modules`.
 */
export const ANY: unique symbol = Symbol("any");
/** Key in an {@link ObjectShape} that describes a list. Its value is the shape of each entry. */
export const EACH: unique symbol = Symbol("each");

/**
 * The shape of an object or a list in Sentry's schema. An object's shape lists the fields that Sentry defines; all
 * other fields are the app's data. A list's shape holds the shape of its entries.
 */
export interface ObjectShape {
  readonly [name: string]: Shape;
  readonly [ANY]?: Shape;
  readonly [EACH]?: Shape;
}

/**
 * A part of Sentry's schema: the form of a single value, or the shape of an object or list. Fields are identified by
 * their path, never by their name alone. For example, a `sid` in the app's data might be a secret session id, but the
 * `sid` of a session item is an id that Sentry uses to count sessions.
 */
export type Shape = FieldForm | ObjectShape;

/** Returns the shape of a list, which Sentry accepts as an array or as `{ values: [...] }`. */
export function listShape(entry: Shape): ObjectShape {
  return { [EACH]: entry, values: { [EACH]: entry } };
}
