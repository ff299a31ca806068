import type { AST } from "@eslint-community/regexpp";
import { type CharSet, classOf, complement, isEmpty, isPartOf, NOTHING, union, WORD, without } from "./char-set.ts";
import { isOneCharacter, readClass } from "./read-class.ts";
import { short, type Writer, writeAlternatives } from "./write-element.ts";

/** On which side of a match a check looks. */
export type Side = "before" | "after";

/**
 * The text for a check at the edge of an expression. No engine but JavaScript's can look at neighbouring characters
 * without matching them, except for the half word boundaries of Rust. So the characters are matched as well, outside of
 * the group for the secret.
 */
export interface Boundary {
  readonly text: string;
  /** Whether the text can match characters. */
  readonly consumes: boolean;
}

interface Edge {
  readonly side: Side;
  readonly writer: Writer;
  /** Whether the match begins or ends with a character of `\w` in any case. */
  readonly isBesideWord: boolean;
  /**
   * Whether the boundary must match no characters if another boundary of the expression matches some. Otherwise, a
   * character between two secrets would belong to the first match, and the second secret would not be found.
   */
  readonly isZeroWidth: boolean;
}

/** Strings that a match must not be beside, as sets of characters. */
interface Forbidden {
  readonly singles: CharSet;
  /** A pair of characters. The first is the one that is nearer to the match. */
  readonly pair: readonly [near: CharSet, far: CharSet] | undefined;
  /** Whether further strings are forbidden, which cannot be expressed. */
  readonly hasMore: boolean;
}

const HALF_BOUNDARY: Readonly<Record<Side, string>> = Object.freeze({
  before: "(?-u:\\b{start-half})",
  after: "(?-u:\\b{end-half})",
});
const TEXT_EDGE: Readonly<Record<Side, string>> = Object.freeze({ before: "^", after: "$" });
/** Accepts every neighbouring character. */
export const NO_BOUNDARY: Boundary = Object.freeze({ text: "", consumes: false });

/** Writes a look-behind before a match, or a look-ahead after it. */
export function writeBoundary(node: AST.LookaroundAssertion, edge: Edge): Boundary {
  const { writer } = edge;
  if (!node.negate) return { text: `(?:${writeAlternatives(node.alternatives, writer)})`, consumes: true };
  const forbidden = forbiddenBy(node, edge);
  const boundary = zeroWidth(forbidden, edge) ?? (edge.isZeroWidth ? approximation(forbidden, edge) : undefined);
  const isExact = boundary === undefined || boundary.isExact;
  if (!isExact || forbidden.hasMore)
    writer.note({ class: "wider", message: `the check ${short(node.raw)} is only approximated` });
  return boundary ?? { text: consuming(forbidden, edge), consumes: true };
}

type MaybeExact = Boundary & { readonly isExact: boolean };

/** Returns a boundary that matches no characters and means exactly the same, if there is one. */
function zeroWidth({ singles, pair }: Forbidden, edge: Edge): MaybeExact | undefined {
  if (isEmpty(singles) && pair === undefined) return { ...NO_BOUNDARY, isExact: false };
  if (pair !== undefined || !isPartOf(singles, WORD) || !isPartOf(WORD, singles)) return undefined;
  return wordEdge(edge, true);
}

function wordEdge({ side, writer, isBesideWord }: Edge, isExact: boolean): MaybeExact | undefined {
  if (writer.target === "rust") return { text: HALF_BOUNDARY[side], consumes: false, isExact };
  return isBesideWord ? { text: "\\b", consumes: false, isExact } : undefined;
}

/** Returns a boundary that forbids only the characters of `\w`, and thus finds more. */
function approximation({ singles, pair }: Forbidden, edge: Edge): MaybeExact {
  const others = without(WORD, singles);
  // The text ends, or a character follows that is not forbidden: `_`, where only letters and digits are.
  if (others !== undefined && !isPartOf(WORD, others)) {
    const word = wordEdge(edge, pair === undefined && isPartOf(singles, WORD));
    if (word !== undefined)
      return isEmpty(others) ? word : { ...word, text: `(?:${word.text}|${classOf(others)})`, consumes: true };
  }
  return { ...NO_BOUNDARY, isExact: false };
}

/** Returns a boundary that matches the neighbouring characters: `(?:^|[^0-9A-Za-z])`. */
function consuming({ singles, pair }: Forbidden, { side }: Edge): string {
  const edge = TEXT_EDGE[side];
  if (pair === undefined) return `(?:${edge}|${classOf(complement(singles))})`;
  const [near, far] = pair;
  const allowed = without(near, singles) ?? near;
  const others = `(?:${edge}|${classOf(complement(far))})`;
  const distant = side === "before" ? `${others}${classOf(allowed)}` : `${classOf(allowed)}${others}`;
  return `(?:${edge}|${classOf(complement(union([singles, near])))}|${distant})`;
}

function forbiddenBy(node: AST.LookaroundAssertion, { side, writer }: Edge): Forbidden {
  const strings = node.alternatives.map(({ elements }) => setsOf(elements, writer));
  const ofLength = (length: number) => strings.filter((sets) => sets?.length === length);
  const singles = ofLength(1).flatMap((sets) => sets ?? []);
  const usable = singles.filter(({ isNegated }) => !isNegated);
  const [first, ...pairs] = ofLength(2);
  const [left, right] = first ?? [];
  const pair = left === undefined || right === undefined ? undefined : pairOf(left, right, side);
  const expressed = usable.length + (pair === undefined ? 0 : 1);
  return {
    singles: usable.length === 0 ? NOTHING : union(usable),
    pair,
    hasMore: pairs.length > 0 || expressed < strings.length,
  };
}

function pairOf(left: CharSet, right: CharSet, side: Side): Forbidden["pair"] {
  if ([left, right].some(({ properties }) => properties.length > 0)) return undefined;
  return side === "before" ? [right, left] : [left, right];
}

/** Returns the sets of a string of single characters: `\d\.` -> the digits, the full stop */
function setsOf(elements: readonly AST.Element[], writer: Writer): readonly CharSet[] | undefined {
  return elements.every(isOneCharacter) ? elements.map((element) => readClass(element, writer)) : undefined;
}

/** Checks whether every match of the elements begins (or ends) with a character of `\w`. */
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
