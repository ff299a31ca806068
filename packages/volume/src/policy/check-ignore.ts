import { expect, fields, oneOf, type Problem } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";
import { nearestOf } from "@sentry-policy/internal/nearest";
import { NOISE_KINDS } from "./browser-noise.ts";

const PRESET = "browserNoise";
/** Matches a string that can be the name of an error. `AbortError` -> true; `Request aborted` -> false */
const ERROR_NAME = /^[^\s:]{1,100}$/;

const SWITCHES = expect(
  isPlainObject,
  "a plain object",
  fields({ [PRESET]: expect(isPlainObject, "a plain object", checkKinds) }, "preset", undefined, PRESET),
);

/**
 * Checks an entry of `ignore`. A string must be a possible name of an error, because otherwise it would match nothing.
 */
export function checkIgnore(value: unknown, at: string): readonly Problem[] {
  if (value instanceof RegExp) return [];
  if (typeof value !== "string") {
    return isPlainObject(value)
      ? SWITCHES(value, at)
      : [{ at, problem: `expected "${PRESET}", the name of an error, or a RegExp for messages` }];
  }
  if (!ERROR_NAME.test(value)) {
    return [{ at, problem: "is not the name of an error, so it matches nothing; write a RegExp for messages" }];
  }
  const isMisspelled = value !== PRESET && nearestOf(value, [PRESET]) !== undefined;
  return isMisspelled ? [{ at, problem: `unknown preset; did you mean ${PRESET}?` }] : [];
}

function checkKinds(value: Readonly<Record<string, unknown>>, at: string): readonly Problem[] {
  const flag = oneOf(true, false);
  const problems = fields(Object.fromEntries(NOISE_KINDS.map((kind) => [kind, flag])), "kind")(value, at);
  const isEmpty = NOISE_KINDS.every((kind) => value[kind] === false);
  return isEmpty
    ? [...problems, { at, problem: "switches every kind off, so it matches nothing; remove it" }]
    : problems;
}
