import fc from "fast-check";
import { expect, it } from "vitest";
import { otherWords } from "./other-words.ts";

const WORDS = ["no", "none", "null", "true", "on"];

it("matches every word except the given ones, in any case", () => {
  // Node 20 does not support the modifier `(?i:`, so the flag `i` replaces it.
  const others = new RegExp(`^${otherWords(WORDS, "re2").replace("(?i:", "(?:")}$`, "i");
  const word = fc.oneof(fc.constantFrom(...WORDS), fc.stringMatching(/^[a-zA-Z]{1,6}$/));
  fc.assert(
    fc.property(word, fc.boolean(), (text, isUpper) => {
      const given = isUpper ? text.toUpperCase() : text;
      expect(others.test(given)).toBe(!WORDS.includes(given.toLowerCase()));
    }),
  );
});

it("does not match a given word that a hyphen follows, as in none-at-all", () => {
  const others = new RegExp(otherWords(WORDS, "re2").replace("(?i:", "(?:"), "iy");
  expect(others.test("none-at-all")).toBe(false);
});
