import { type CharSet, charSet, classOf, isEmpty, without } from "../regex/char-set.ts";
import type { RegexTarget } from "../regex/types.ts";

/** A node of a trie (prefix tree): the nodes for the next letters, and whether a word ends here. */
interface Node {
  readonly next: Map<string, Node>;
  isEnd: boolean;
}

const LETTERS: CharSet = charSet([[0x61, 0x7a]]);
/** Matches the boundary after a word. Only ASCII letters, digits and `_` belong to a word. */
const WORD_END: Readonly<Record<RegexTarget, string>> = Object.freeze({ rust: "(?-u:\\b{end-half})", re2: "\\b" });

/**
 * Returns a regular expression that matches every word of ASCII letters except `words`, in any case. The target engines
 * have no look-ahead, so the expression lists all ways in which a word can differ from `words`. For `no`, it matches:
 * - a word that does not begin with `n`, such as `yes`
 * - a word that begins with `n`, but not with `no`, such as `nil` and `n`
 * - a longer word that begins with `no`, such as `none`
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

/** Returns an expression for what can follow this node's prefix in a word that is not in the trie. */
function othersIn({ next, isEnd }: Node): string {
  const taken = charSet([...next.keys()].map((letter) => [letter.charCodeAt(0), letter.charCodeAt(0)]));
  const free = without(LETTERS, taken) ?? LETTERS;
  const alternatives = [
    ...(isEmpty(free) ? [] : [`${classOf(free)}[a-z]*`]),
    ...[...next].map(([letter, node]) => `${letter}${othersIn(node)}`),
  ];
  return `(?:${alternatives.join("|")})${isEnd ? "" : "?"}`;
}
