import { type CharSet, charSet, classOf, isEmpty, without } from "../regex/char-set.ts";
import type { RegexTarget } from "../regex/types.ts";

/** A node of a tree of words: the next letters, and whether a word ends here. */
interface Node {
  readonly next: Map<string, Node>;
  isEnd: boolean;
}

const LETTERS: CharSet = charSet([[0x61, 0x7a]]);
/** Matches the end of a word. */
const WORD_END: Readonly<Record<RegexTarget, string>> = Object.freeze({ rust: "(?-u:\\b{end-half})", re2: "\\b" });

/**
 * Returns an expression that matches every word of ASCII letters, in any case, except the given ones. The engines have
 * no look-ahead, so the expression has an alternative for each letter at which a word can differ. For `no`, it matches
 * a word whose first letter is not `n`, a word that begins with `n` but whose second letter is not `o`, the word `n`,
 * and a longer word that begins with `no`.
 */
export function otherWords(words: readonly string[], target: RegexTarget): string {
  const root: Node = { next: new Map(), isEnd: true };
  for (const word of words) add(root, word);
  return `(?${target === "rust" ? "i-u" : "i"}:${othersIn(root)})${WORD_END[target]}`;
}

function add(root: Node, word: string): void {
  let node = root;
  for (const letter of word) {
    const next: Node = node.next.get(letter) ?? { next: new Map(), isEnd: false };
    node.next.set(letter, next);
    node = next;
  }
  node.isEnd = true;
}

/** Returns an expression for the rest of a word that must not be one of the words below the node. */
function othersIn({ next, isEnd }: Node): string {
  const taken = charSet([...next.keys()].map((letter) => [letter.charCodeAt(0), letter.charCodeAt(0)]));
  const free = without(LETTERS, taken) ?? LETTERS;
  const alternatives = [
    ...(isEmpty(free) ? [] : [`${classOf(free)}[a-z]*`]),
    ...[...next].map(([letter, node]) => `${letter}${othersIn(node)}`),
  ];
  return `(?:${alternatives.join("|")})${isEnd ? "" : "?"}`;
}
