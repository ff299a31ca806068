import { type AST, RegExpParser } from "@eslint-community/regexpp";
import fc from "fast-check";

/** The characters of generated strings: ASCII without control characters, and some others. */
const CHARACTERS: readonly string[] = [
  ...Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place)),
  ...["\n", "\t", "é", "Ü", "密", "\u00a0"],
];
/** How many more repetitions than the least a generated string has at most. */
const MORE = 5;

/**
 * Generates strings that an expression matches if its checks (look-around and boundaries) accept them. Its
 * back-references become empty.
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
