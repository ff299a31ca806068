import type { AST } from "@eslint-community/regexpp";
import { type CharSet, classOf, complement, isEmpty, isPartOf, NOTHING, union, WORD, without } from "./char-set.ts";
import { isOneCharacter, readClass } from "./read-class.ts";
import { short, type Writer, writeAlternatives } from "./write-element.ts";

/** Where a look-around checks: before or after a match. */
export type Side = "before" | "after";

/**
 * The translation of a look-around at the edge of an expression. The engines have no look-around. Apart from word
 * boundaries, they can check a neighbouring character only by matching it. So `text` may match a neighbouring
 * character, and must then stay outside of the group for the secret.
 */
export interface Boundary {
  readonly text: string;
  /**
   * How often `text` matches a neighbouring character. `rarely`: only if that character is one of a few, such as `_`.
   */
  readonly consumes: "never" | "rarely" | "usually";
}

interface Edge {
  readonly side: Side;
  readonly writer: Writer;
  /** Whether every match begins (`before`) or ends (`after`) with a character of `\w`. */
  readonly isBesideWord: boolean;
}

type Pair = readonly [near: CharSet, far: CharSet];

/**
 * The strings that a negative look-around forbids next to a match. For `(?!a|\.\d)`, `singles` contains `a`, and
 * `pairs` contains `\.` followed by `\d`.
 */
interface Forbidden {
  readonly singles: CharSet;
  /**
   * Strings of two characters. `near` is the character next to the match, and `far` is the one beyond it. No two `near`
   * sets overlap.
   */
  readonly pairs: readonly Pair[];
  /** Whether the look-around also forbids strings that are neither in `singles` nor in `pairs`, such as longer ones. */
  readonly hasMore: boolean;
}

const HALF_BOUNDARY: Readonly<Record<Side, string>> = Object.freeze({
  before: "(?-u:\\b{start-half})",
  after: "(?-u:\\b{end-half})",
});
const TEXT_EDGE: Readonly<Record<Side, string>> = Object.freeze({ before: "^", after: "$" });
/** A boundary that allows every neighbouring character. */
export const NO_BOUNDARY: Boundary = Object.freeze({ text: "", consumes: "never" });

/**
 * Translates a look-around at the edge of an expression into a word boundary, or into an expression that also matches a
 * neighbouring character. Examples for RE2: `(?!\w)` after a word -> `\b`; `(?!")` -> `(?:$|[^"])`
 */
export function writeBoundary(node: AST.LookaroundAssertion, edge: Edge): Boundary {
  const { writer } = edge;
  if (!node.negate) return { text: `(?:${writeAlternatives(node.alternatives, writer)})`, consumes: "usually" };
  const forbidden = forbiddenBy(node, edge);
  if (forbidden.hasMore) writer.note({ class: "wider", message: `the check ${short(node.raw)} is only approximated` });
  if (isEmpty(forbidden.singles) && forbidden.pairs.length === 0) return NO_BOUNDARY;
  return wordBoundary(forbidden, edge) ?? { text: consuming(forbidden, edge), consumes: "usually" };
}

/**
 * Translates a look-around into a word boundary if it forbids only characters of `\w`. Otherwise returns `undefined`.
 * Examples for Rust: `(?!\w)` -> `(?-u:\b{end-half})`; `(?![0-9A-Za-z])` -> `(?:(?-u:\b{end-half})|_)`, because `_` is
 * permitted
 */
function wordBoundary({ singles, pairs }: Forbidden, edge: Edge): Boundary | undefined {
  const { side, writer, isBesideWord } = edge;
  const others = without(WORD, singles);
  if (pairs.length > 0 || others === undefined || !isPartOf(singles, WORD)) return undefined;
  if (writer.target === "re2" && !isBesideWord) return undefined;
  const half = writer.target === "rust" ? HALF_BOUNDARY[side] : "\\b";
  return isEmpty(others)
    ? { text: half, consumes: "never" }
    : { text: `(?:${half}|${classOf(others)})`, consumes: "rarely" };
}

/**
 * Returns an expression that matches the edge of the text or an allowed neighbouring character: `(?<![0-9A-Za-z])` ->
 * `(?:^|[^0-9A-Za-z])`
 */
function consuming({ singles, pairs }: Forbidden, { side }: Edge): string {
  const edge = TEXT_EDGE[side];
  const distant = pairs.map(([near, far]) => {
    const others = `(?:${edge}|${classOf(complement(far))})`;
    const allowed = classOf(without(near, singles) ?? near);
    return side === "before" ? `${others}${allowed}` : `${allowed}${others}`;
  });
  const free = classOf(complement(union([singles, ...pairs.map(([near]) => near)])));
  return `(?:${[edge, free, ...distant].join("|")})`;
}

function forbiddenBy(node: AST.LookaroundAssertion, { side, writer }: Edge): Forbidden {
  const strings = node.alternatives.map(({ elements }) => setsOf(elements, writer) ?? []);
  const singles = strings.flatMap(([only, ...more]) =>
    only === undefined || more.length > 0 || only.isNegated ? [] : [only],
  );
  const pairs: Pair[] = [];
  for (const [left, right, ...more] of strings) {
    if (left === undefined || right === undefined || more.length > 0) continue;
    const [near, far] = side === "before" ? [right, left] : [left, right];
    const isPlain = [near, far].every(({ properties }) => properties.length === 0);
    if (isPlain && pairs.every(([other]) => isApart(near, other))) pairs.push([near, far]);
  }
  return {
    singles: union([NOTHING, ...singles]),
    pairs,
    hasMore: singles.length + pairs.length < strings.length,
  };
}

/** Checks whether two sets have no character in common. */
function isApart(set: CharSet, other: CharSet): boolean {
  return isPartOf(set, complement(other));
}

/**
 * Returns one set for each element, or `undefined` if an element can match more than one character: `\d\.` -> the
 * digits, the full stop
 */
function setsOf(elements: readonly AST.Element[], writer: Writer): readonly CharSet[] | undefined {
  return elements.every(isOneCharacter) ? elements.map((element) => readClass(element, writer)) : undefined;
}

/**
 * Checks whether every match of the elements has a character of `\w` at one edge: at its beginning (`before`) or at its
 * end (`after`).
 */
export function isWordAtEdge(elements: readonly AST.Element[], side: Side, writer: Writer): boolean {
  const nearest = side === "before" ? elements : [...elements].reverse();
  for (const element of nearest) {
    if (element.type === "Assertion") continue;
    if (isOneCharacter(element)) return isPartOf(readClass(element, writer), WORD);
    if (element.type === "Group" || element.type === "CapturingGroup")
      return element.alternatives.every((alternative) => isWordAtEdge(alternative.elements, side, writer));
    if (element.type !== "Quantifier" || !isWordAtEdge([element.element], side, writer)) return false;
    if (element.min > 0) return true;
  }
  return false;
}
