import { isDeepStrictEqual } from "node:util";
import { expect, it } from "vitest";
import { createScrub } from "../src/create-scrub.ts";
import { fuzzed } from "./fuzz.ts";
import { leaksIn } from "./sample.ts";

const COUNT = process.env["TEST_ALL"] === undefined ? 20_000 : 1_000_000;
const SHOWN = 5;
const FILTERED = "[Filtered]";
const scrub = createScrub();

/** Scrubs the fuzzed value of a seed. Returns a description of the fault, or `undefined` if there is none. */
function fault(seed: number): string | undefined {
  const { value, secrets, hostile } = fuzzed(seed);
  try {
    const once = scrub(value);
    if (once === FILTERED && value !== FILTERED && !hostile && isPlain(value)) return "is redacted as a whole";
    const left = leaksIn(JSON.stringify(once) ?? "", secrets);
    if (left !== undefined) return `leaves ${JSON.stringify(left)}`;
    if (!isDeepStrictEqual(scrub(once), once)) return "changes on a second pass";
    if (!hostile && !isDeepStrictEqual(comparable(value), comparable(fuzzed(seed).value))) return "changes its input";
  } catch (error) {
    return `throws ${String(error)}`;
  }
  return undefined;
}

/** Checks whether a value is a list or a plain object, which scrubbing must never redact as a whole. */
function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null || "toJSON" in value) return false;
  return Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";
}

/**
 * Copies a value for a comparison. Functions and symbols are replaced with the names of their types, because `fuzzed`
 * creates new ones each time, which are never equal.
 */
function comparable(value: unknown): unknown {
  if (typeof value === "function" || typeof value === "symbol") return typeof value;
  if (typeof value !== "object" || value === null) return value;
  const seen = new Map<object, unknown>();
  return copy(value);

  function copy(entry: unknown): unknown {
    if (typeof entry === "function" || typeof entry === "symbol") return typeof entry;
    if (typeof entry !== "object" || entry === null) return entry;
    const known = seen.get(entry);
    if (known !== undefined) return known;
    const own: unknown[] = [Object.getPrototypeOf(entry), String(Object.prototype.toString.call(entry))];
    seen.set(entry, own);
    if (entry instanceof Map) for (const pair of entry) own.push(copy(pair[0]), copy(pair[1]));
    if (entry instanceof Set) for (const member of entry) own.push(copy(member));
    if (entry instanceof Date || entry instanceof URL) own.push(String(entry));
    for (const key of Object.keys(entry)) own.push(key, copy(Reflect.get(entry, key)));
    if (entry instanceof Error) own.push(entry.message, copy(entry.cause));
    return own;
  }
}

it(`scrubs ${COUNT} fuzzed values in one pass, and never throws, changes the input or leaves a secret`, () => {
  const faults: string[] = [];
  for (let seed = 0; seed < COUNT && faults.length < SHOWN; seed++) {
    const found = fault(seed);
    if (found !== undefined) faults.push(`seed ${seed}: ${found}`);
  }
  expect(faults).toEqual([]);
});
