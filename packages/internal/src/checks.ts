/*
 * Checks for the policies and options that an app passes. A check returns problems instead of throwing an error, so
 * that one error can list all problems. The functions that create checks are marked as free of side effects, so that
 * bundlers can remove unused checks.
 */

import { nearestOf } from "./nearest.ts";

/** A problem with a value. */
export interface Problem {
  /** Path of the value, such as `policy.rules[0]`. */
  readonly at: string;
  readonly problem: string;
}

/** Returns the problems of a value. `at` is the path of the value, which the problems contain. */
export type Check<T = unknown> = (value: T, at: string) => readonly Problem[];

/**
 * Returns a check that reports the problem `expected ...` if `holds` returns false for the value. If `holds` returns
 * true and `inside` is given, `inside` checks the value further.
 */
export function expect(holds: (value: unknown) => boolean, expected: string): Check;
export function expect<T>(holds: (value: unknown) => value is T, expected: string, inside: Check<T>): Check;
/* @__NO_SIDE_EFFECTS__ */
export function expect(holds: (value: unknown) => boolean, expected: string, inside: Check<never> = () => []): Check {
  // The cast is safe: if `inside` is given, `holds` is a type guard, so the value has the type that `inside` takes.
  return (value, at) => (holds(value) ? inside(value as never, at) : [{ at, problem: `expected ${expected}` }]);
}

/* @__NO_SIDE_EFFECTS__ */
export function oneOf(...values: readonly unknown[]): Check {
  return expect((value) => values.includes(value), values.join(" or "));
}

/** Returns a check that applies `check` to every entry of a list or an object. */
/* @__NO_SIDE_EFFECTS__ */
export function each(check: Check): Check<object> {
  // Spreading turns each hole in a sparse array into the entry `undefined`, so that it is checked too.
  return (value, at) =>
    Object.entries(Array.isArray(value) ? [...value] : value).flatMap(([key, entry]) => check(entry, `${at}[${key}]`));
}

/**
 * Returns a check for the fields of an object. All fields are optional, except the field named `required`. An unknown
 * field is a problem. The problem suggests the most similar known name. If no name is similar, the problem lists all
 * known names.
 *
 * @param noun The word for a field in messages, such as `option`.
 * @param renamed Maps the former path of a renamed field to its current name.
 */
/* @__NO_SIDE_EFFECTS__ */
export function fields(
  checks: Readonly<Record<string, Check>>,
  noun: string,
  renamed?: Readonly<Record<string, string>>,
  required?: string,
): Check<Readonly<Record<string, unknown>>> {
  const known = Object.keys(checks);
  return (object, at) =>
    Object.keys({ ...object, ...checks }).flatMap((field) => {
      // A name that looks unusual might be a misplaced secret, so it is not shown. `sampleRate` is shown; `made-up 1`
      // is hidden.
      const isShown = known.includes(field) || /^@?[a-z][a-z_-]{0,39}$/i.test(field);
      const path = `${at}.${isShown ? field : "[name not shown]"}`;
      const check = checks[field];
      if (check !== undefined && known.includes(field))
        return object[field] === undefined && field !== required ? [] : check(object[field], path);
      const current = renamed?.[path];
      return { at: path, problem: current ? `was renamed to ${current}` : unknownProblem(field, noun, known) };
    });
}

function unknownProblem(name: string, noun: string, known: readonly string[]): string {
  const nearest = nearestOf(name, known);
  return nearest === undefined
    ? `unknown ${noun}; the ${noun}s are ${known.join(", ")}`
    : `unknown ${noun}; did you mean ${nearest}?`;
}
