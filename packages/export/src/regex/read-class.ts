import type { AST } from "@eslint-community/regexpp";
import {
  type CharSet,
  charSet,
  complement,
  DIGIT,
  LINE_BREAK,
  NOTHING,
  SPACE,
  union,
  WORD,
  withBothCases,
} from "./char-set.ts";
import { RefusedError } from "./refused-error.ts";
import type { RegexTarget } from "./types.ts";

/** What the meaning of a character class depends on: the target engine and the flags. */
export interface ClassContext {
  readonly target: RegexTarget;
  readonly flags: string;
}

/** A node that matches exactly one character. */
export type OneCharacter = AST.Character | AST.CharacterSet | AST.CharacterClass;

const SETS: Readonly<Record<AST.EscapeCharacterSet["kind"], CharSet>> = Object.freeze({
  digit: DIGIT,
  space: SPACE,
  word: WORD,
});
const ALL: CharSet = complement(NOTHING);
const BASIC_PLANE = 0xffff;
const LAST = 0x10_ffff;

/** Returns the characters that a node matches. */
export function readClass(node: OneCharacter, context: ClassContext): CharSet {
  const set = exactSet(node, context);
  return context.flags.includes("i") && set.properties.length === 0 ? withBothCases(set) : set;
}

export function isOneCharacter(node: AST.Element): node is OneCharacter {
  return node.type === "Character" || node.type === "CharacterSet" || node.type === "CharacterClass";
}

function exactSet(node: OneCharacter | AST.CharacterClassElement, context: ClassContext): CharSet {
  switch (node.type) {
    case "Character":
      return charSet([[node.value, node.value]]);
    case "CharacterClassRange":
      return charSet([[node.min.value, lastOf(node.max.value, context)]]);
    case "CharacterClass": {
      const listed = union(node.elements.map((element) => exactSet(element, context)));
      // With the flag `i`, `[^a]` also excludes `A`.
      return node.negate ? complement(context.flags.includes("i") ? withBothCases(listed) : listed) : listed;
    }
    case "CharacterSet":
      if (node.kind === "any") return context.flags.includes("s") ? ALL : complement(LINE_BREAK);
      if (node.kind === "property") return charSet([], [propertyOf(node, context.target)]);
      return node.negate ? complement(SETS[node.kind]) : SETS[node.kind];
    default:
      throw new RefusedError(`operations on classes, as in ${node.raw}, are not supported`);
  }
}

/**
 * Returns the last character that a range matches. Without the flag `u`, JavaScript reads a character beyond U+FFFF as
 * two surrogates. `[\x80-\uffff]` contains these surrogates, and so matches the character too: U+FFFF -> U+10FFFF
 */
function lastOf(last: number, { flags }: ClassContext): number {
  return last === BASIC_PLANE && !/[uv]/.test(flags) ? LAST : last;
}

function propertyOf(node: AST.UnicodePropertyCharacterSet, target: RegexTarget): string {
  const { key, value, negate } = node;
  const sign = negate ? "\\P" : "\\p";
  if (key === "General_Category" || key === "gc") return `${sign}{${categoryOf(value ?? "", node.raw, target)}}`;
  if (key === "Script" || key === "sc") return `${sign}{${value}}`;
  if (target === "re2" || node.strings) throw new RefusedError(`RE2 has no property ${node.raw}`);
  return `${sign}{${value === null ? key : `${key}=${value}`}}`;
}

/**
 * Returns the name of a Unicode category. Throws if RE2 does not know the name. RE2 knows only the short names: `Lu`,
 * but not `Uppercase_Letter`.
 */
function categoryOf(category: string, raw: string, target: RegexTarget): string {
  if (target === "re2" && category.length > 2) throw new RefusedError(`RE2 has no property ${raw}; use the short name`);
  return category;
}
