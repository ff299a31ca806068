import { type AST, RegExpParser } from "@eslint-community/regexpp";
import fc from "fast-check";

/** The characters that generated strings can contain: ASCII without control characters, and a few others. */
const CHARACTERS: readonly string[] = [
  ...Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)),
  ...["\n", "\t", "é", "Ü", "密", "\u00a0"],
];
/** Largest number of repetitions that a generated string has beyond a quantifier's minimum. */
const MORE = 5;

/**
 * Generates strings that fit an expression, apart from its checks (look-around and boundaries). The expression matches
 * a string only if these checks accept it too. A back-reference generates an empty string.
 */
export function matchingStrings({ source, flags }: RegExp): fc.Arbitrary<string> {
  const unicode = flags.includes("u");
  const pattern = new RegExpParser().parsePattern(source, undefined, undefined, { unicode, unicodeSets: false });
  return alternativesOf(pattern.alternatives, flags);
}

function alternativesOf(alternatives: readonly AST.Alternative[], flags: string): fc.Arbitrary<string> {
  return fc.oneof(
    ...alternatives.map(({ elements }) =>
      fc.tuple(...elements.map((element) => elementOf(element, flags))).map((parts) => parts.join("")),
    ),
  );
}

function elementOf(element: AST.Element, flags: string): fc.Arbitrary<string> {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return alternativesOf(element.alternatives, flags);
    case "Character":
      return fc.constant(String.fromCodePoint(element.value));
    case "CharacterClass":
    case "CharacterSet": {
      const one = new RegExp(`^${element.raw}$`, flags.replace(/[dgy]/g, ""));
      return fc.constantFrom(...CHARACTERS.filter((character) => one.test(character)));
    }
    case "Quantifier": {
      const { min, max } = element;
      const repeats = { minLength: min, maxLength: Math.min(max, min + MORE) };
      return fc.array(elementOf(element.element, flags), repeats).map((parts) => parts.join(""));
    }
    default:
      return fc.constant("");
  }
}
