import type { AST } from "@eslint-community/regexpp";
import { characterOf, classOf } from "./char-set.ts";
import { sizeOf } from "./compiled-size.ts";
import { type ClassContext, isOneCharacter, type OneCharacter, readClass } from "./read-class.ts";
import { RefusedError } from "./refused-error.ts";
import type { RegexNote } from "./types.ts";

/** The state of one translation. */
export interface Writer extends ClassContext {
  readonly note: (note: RegexNote) => void;
  /** Adds to the estimated size of the compiled expression, in bytes. */
  readonly grow: (size: number) => void;
}

/** Largest product of nested repetition counts: it is 600 for `(?:a{20}){30}`. RE2 refuses larger products. */
const LARGEST_PRODUCT = 1000;
/**
 * Largest upper bound of a repetition. A larger one is left out, unless it equals the lower bound: `a{1,200}` -> `a+`;
 * `a{200}` -> `a{200}`
 */
const LARGEST_BOUND = 100;
/**
 * Largest size of a repetition with an upper bound, in bytes when compiled by Relay. The upper bound of a larger one is
 * left out, unless it equals the lower bound.
 */
const LARGEST_BOUNDED_SIZE = 20_000;
/**
 * Largest size of a repetition with a lower bound, in bytes when compiled by Relay. The lower bound of a larger one is
 * reduced.
 */
const LARGEST_REPEATED_SIZE = 120_000;

/** Matches an ASCII word boundary in Rust. `\b` alone would also count non-ASCII letters as word characters. */
const RUST_BOUNDARY = "(?-u:\\b)";

/**
 * Writes the elements of an alternative in the syntax of the target. Look-around is left out.
 *
 * @param outer How often the surrounding quantifiers repeat the elements: 6 for the `a` in `(?:(?:a){2}){3}`.
 */
export function writeElements(elements: readonly AST.Element[], writer: Writer, outer = 1): string {
  let text = "";
  for (let at = 0; at < elements.length; at++) {
    const pair = astralAt(elements, at);
    if (pair !== undefined) {
      text += characterOf(pair);
      at += 1;
    } else text += writeElement(elements[at] as AST.Element, writer, outer);
  }
  return text;
}

export function writeAlternatives(alternatives: readonly AST.Alternative[], writer: Writer, outer = 1): string {
  return alternatives.map(({ elements }) => writeElements(elements, writer, outer)).join("|");
}

function writeElement(element: AST.Element, writer: Writer, outer: number): string {
  if (isOneCharacter(element)) return writeCharacter(element, writer, outer);
  switch (element.type) {
    case "Group":
      if (element.modifiers !== null)
        throw new RefusedError(`the modifiers in ${short(element.raw)} are not supported`);
      return `(?:${writeAlternatives(element.alternatives, writer, outer)})`;
    case "CapturingGroup":
      return `(?:${writeAlternatives(element.alternatives, writer, outer)})`;
    case "Quantifier":
      return writeQuantifier(element, writer, outer);
    case "Assertion":
      return writeAssertion(element, writer);
    case "Backreference":
      throw new RefusedError(`the back-reference ${element.raw} cannot be expressed`);
    default:
      throw new RefusedError(`${short(element.raw)} is not supported`);
  }
}

function writeCharacter(node: OneCharacter, writer: Writer, outer: number): string {
  if (node.type === "Character" && isSurrogate(node.value))
    throw new RefusedError("it contains half of a surrogate pair");
  const set = readClass(node, writer);
  writer.grow(sizeOf(set, writer) * outer);
  return node.type === "Character" ? characterOf(node.value) : classOf(set);
}

/**
 * Writes a repetition. An upper bound that is too large for an engine is left out. Matching stays fast, because both
 * engines run in linear time. A lower bound that is too large is reduced.
 */
function writeQuantifier({ min, max, greedy, element, raw }: AST.Quantifier, writer: Writer, outer: number): string {
  if (element.type === "Assertion") throw new RefusedError(`the repeated check ${short(raw)} is not supported`);
  const size = sizeOfElement(element, writer) * outer;
  const isSmall = max * outer <= LARGEST_PRODUCT && max * size <= LARGEST_BOUNDED_SIZE;
  const most = max === min || (max <= LARGEST_BOUND && isSmall) ? max : Number.POSITIVE_INFINITY;
  const fitting = Math.floor(Math.min(LARGEST_PRODUCT / outer, LARGEST_REPEATED_SIZE / Math.max(size, 1)));
  const least = Math.min(min, Math.max(fitting, 1));
  const end = least < min ? Number.POSITIVE_INFINITY : most;
  if (end > max || least < min) {
    const change = least < min ? `asks for ${least} instead of ${min} repetitions` : "has no upper bound";
    writer.note({ class: "wider", message: `${short(raw)} ${change}` });
  }
  const repeats = Number.isFinite(end) ? end : Math.max(least, 1);
  const inner = writeElement(element, writer, outer * repeats);
  return `${inner}${quantifierOf(least, end)}${greedy ? "" : "?"}`;
}

/** Returns the estimated size of an element that occurs once. */
function sizeOfElement(element: AST.Element, { target, flags }: Writer): number {
  let size = 0;
  const grow = (added: number): void => {
    size += added;
  };
  writeElement(element, { target, flags, grow, note: () => undefined }, 1);
  return size;
}

function quantifierOf(min: number, max: number): string {
  if (min === max) return min === 1 ? "" : `{${min}}`;
  if (min === 0 && max === 1) return "?";
  if (Number.isFinite(max)) return `{${min},${max}}`;
  return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
}

function writeAssertion(node: AST.Assertion, writer: Writer): string {
  switch (node.kind) {
    case "start":
    case "end": {
      const sign = node.kind === "start" ? "^" : "$";
      if (!writer.flags.includes("m")) return sign;
      writer.note({ class: "weaker", message: `${sign} knows only lines that end with \\n` });
      return `(?m:${sign})`;
    }
    case "word":
      if (writer.target === "re2") return node.negate ? "\\B" : "\\b";
      if (!node.negate) return RUST_BOUNDARY;
      writer.note({ class: "wider", message: "the check \\B is left out" });
      return "";
    default:
      writer.note({ class: "wider", message: `the check ${short(node.raw)} is left out` });
      return "";
  }
}

/** Shortens part of an expression for use in a message. */
export function short(raw: string): string {
  return raw.length > 40 ? `${raw.slice(0, 37)}...` : raw;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/**
 * Returns the code point above U+FFFF that begins at index `at`, if there is one. Without the flag `u`, the parser
 * splits such a character into two elements (surrogates).
 */
function astralAt(elements: readonly AST.Element[], at: number): number | undefined {
  const high = elements[at];
  const low = elements[at + 1];
  if (high?.type !== "Character" || low?.type !== "Character") return undefined;
  const code = String.fromCharCode(high.value & 0xffff, low.value & 0xffff).codePointAt(0) ?? 0;
  return high.value <= 0xffff && isSurrogate(high.value) && code > 0xffff ? code : undefined;
}
