import fc from "fast-check";
import { expect, it } from "vitest";
import { otherWords } from "./other-words.ts";

const WORDS = ["no", "none", "null", "true", "on"];

it("matches every word but the given ones, in any case", () => {
  // JavaScript reads the expression for RE2, but for its flag inside of the group.
  const others = new RegExp(`^${otherWords(WORDS, "re2").replace("(?i:", "(?:")}$`, "i");
  const word = fc.oneof(fc.constantFrom(...WORDS), fc.stringMatching(/^[a-zA-Z]{1,6}$/));
  fc.assert(
    fc.property(word, fc.boolean(), (text, isUpper) => {
      const given = isUpper ? text.toUpperCase() : text;
      expect(others.test(given)).toBe(!WORDS.includes(given.toLowerCase()));
    }),
  );
});

it("matches nothing where a given word is the beginning of what only looks like a longer one", () => {
  const others = new RegExp(otherWords(WORDS, "re2").replace("(?i:", "(?:"), "iy");
  expect(others.test("none-at-all")).toBe(false);
});
