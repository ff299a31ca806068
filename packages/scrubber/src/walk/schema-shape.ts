/**
 * The format that Sentry expects of a value in one of its own fields, or of each entry if the value is a list. Sentry
 * never puts objects into such a field. If a payload contains one, its fields are treated like the app's own data.
 *
 * In fields with these formats, a string with the expected format is not redacted, and any other string is searched for
 * secrets:
 *
 * - `id`: the id of an event, trace, span, session or debug file. It has 16 or 32 hexadecimal digits, or is a UUID.
 * - `hex`: hexadecimal or decimal digits, for memory addresses, build ids, thread ids and nanoseconds.
 * - `time`: a date and time, such as `2026-11-24T00:28:19.000Z`. Most times are sent as numbers.
 * - `rate`: a string with a number from 0 to 1, such as a sample rate.
 * - `dsn`: a DSN, which identifies the project that receives an event. Unlike with the other formats, a value that is
 *   not a DSN is redacted as a whole.
 *
 * In fields with these formats, every string is searched:
 *
 * - `word`: a name or an enumerated value, such as a function, a status, a reason or a package. `auth::token::new` is
 *   treated as one name, not as a name and its value.
 * - `version`: a version. Four numbers, as in `1.4.0.2`, are not treated as an IP address.
 * - `package`: the version of a package, as in `modules`. Unlike with the other formats, a value that is not a version
 *   is redacted as a whole.
 * - `path`: the file of a stack frame. It is searched only for the secrets that are listed at `findInPath`.
 * - `source`: source code. The value of a sensitive name is redacted only if it is a literal: in
 *   `password = "made-up"`, but not in `password = read()`.
 * - `values`: any value. The name of the field is not checked.
 *
 * A field with one of these formats is redacted as a whole if the policy redacts personal data:
 *
 * - `email`: an e-mail address.
 * - `person`: a string that identifies the user, such as a name.
 */
export type FieldForm =
  | ("id" | "hex" | "time" | "rate" | "word" | "version" | "package" | "path" | "dsn" | "source" | "values")
  | ("email" | "person");

/**
 * The key in an {@link ObjectShape} for all fields that it does not list. Example: the field names in `modules` are the
 * names of packages.
 */
export const ANY: unique symbol = Symbol("any");
/** The key in an {@link ObjectShape} for the entries of a list. */
export const EACH: unique symbol = Symbol("each");

/**
 * What Sentry's schema says about an object or a list. For an object, it lists the fields that Sentry defines. All
 * other fields are the app's own data. For a list, it describes the entries.
 */
export interface ObjectShape {
  readonly [name: string]: Shape;
  readonly [ANY]?: Shape;
  readonly [EACH]?: Shape;
}

/**
 * A part of Sentry's schema: the format of a single value, or the shape of an object or a list. A field is identified
 * by its path, never by its name alone. For example, a `sid` in the app's data can be a secret session id, but the
 * `sid` of a session item is an id that Sentry needs to count sessions.
 */
export type Shape = FieldForm | ObjectShape;

/** Returns the shape of a list that Sentry accepts both as an array and as `{ values: [...] }`. */
export function listShape(entry: Shape): ObjectShape {
  return { [EACH]: entry, values: { [EACH]: entry } };
}
