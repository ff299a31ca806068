import { expect, it } from "vitest";
import { createScrub } from "../src/create-scrub.ts";
import { random } from "../src/testing/random.ts";
import { BENIGN_KINDS } from "./benign.ts";

const EACH = 48;
const GOAL = 0.995;
/** The fractions of a value that are kept before the dots are appended. */
const PARTS = [1, 0.8, 0.5];

/**
 * Kinds of benign values that scrubbing sometimes changes, each with the reason. The test fails if scrubbing changes a
 * value of a kind that is not listed. It also fails if scrubbing changes no value of a kind that is listed.
 */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "order number": "12 or more digits can be the beginning of a card number, in an issuer's range",
  "dashed order number": "the same, in groups of digits",
  "at sign": "`user@stock` is a local part and the beginning of a host",
};

/**
 * Appends each of the truncation marks `...` and `…` to a string, and returns the results that scrubbing changes.
 * Returns an empty list if scrubbing also changes the string without a mark, or with `..`, which is not a truncation
 * mark. In this case, the truncation mark is not the reason for the change.
 */
function changed(text: string, scrub: (text: string) => string): readonly string[] {
  if ([text, `${text}..`].some((plain) => scrub(plain) !== plain)) return [];
  return [`${text}...`, `${text}\u2026`].filter((dotted) => scrub(dotted) !== dotted);
}

it("keeps benign values that end in dots, with the listed exceptions", () => {
  const scrub = createScrub();
  const found = new Map<string, string[]>();
  let count = 0;
  for (const [kind, make] of BENIGN_KINDS) {
    for (let turn = 0; turn < EACH; turn++) {
      const value = make(random(`dots/${kind}/${turn}`));
      if (typeof value !== "string") continue;
      for (const part of PARTS) {
        count += 2;
        const more = changed(value.slice(0, Math.ceil(value.length * part)), scrub);
        if (more.length > 0) found.set(kind, [...(found.get(kind) ?? []), ...more]);
      }
    }
  }
  const sum = [...found.values()].reduce((total, { length }) => total + length, 0);
  for (const [kind, texts] of found)
    console.log(`${kind}: ${texts.length}, for example ${JSON.stringify(texts.slice(0, 3))}`);
  console.log(`precision: ${count - sum} of ${count} benign texts that end in dots are unchanged`);
  expect(count).toBeGreaterThanOrEqual(40_000);
  expect([...found.keys()].sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  expect(1 - sum / count).toBeGreaterThanOrEqual(GOAL);
}, 60_000);
