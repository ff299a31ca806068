import type { TranslatedRegex } from "../../regex/types.ts";

/**
 * A search for secrets. Each match is replaced with `text`, except for the groups in `kept`, which match the text
 * around the secret.
 */
interface Search {
  readonly pattern: string;
  readonly kept: TranslatedRegex["kept"];
  readonly text: string;
  readonly isHashed: boolean;
  /** How often the search must be applied to the same text. */
  readonly passes: number;
}

/**
 * The parts of an expression: `(a)x(b)` -> `(a)`, `x`, `(b)`. `before` and `after` are groups whose text stays
 * unchanged. Each can be empty.
 */
interface Parts {
  readonly before: string;
  readonly middle: string;
  readonly after: string;
}

/**
 * Merges searches with the same text around the secret and the same replacement: `(a)x(b)` and `(a)y(b)` become
 * `(a)(?:x|y)(b)`. The collector then needs one expression for the keys of all vendors, instead of a hundred.
 */
export function mergeSearches(searches: readonly Search[]): readonly Search[] {
  const groups = new Map<string, { readonly search: Search; readonly parts: Parts | undefined }[]>();
  searches.forEach((search, index) => {
    const parts = partsOf(search);
    const key =
      parts === undefined ? String(index) : JSON.stringify([parts.before, parts.after, search.text, search.isHashed]);
    groups.set(key, [...(groups.get(key) ?? []), { search, parts }]);
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first?.parts === undefined || group.length === 1) return group.map(({ search }) => search);
    const middles = group.map(({ parts }) => parts?.middle ?? "");
    const passes = Math.max(...group.map(({ search }) => search.passes));
    return [{ ...first.search, passes, pattern: `${first.parts.before}(?:${middles.join("|")})${first.parts.after}` }];
  });
}

/**
 * Splits an expression into its parts. Returns `undefined` if it has flags, several unchanged groups on one side, or
 * alternatives outside of `middle`.
 */
function partsOf({ pattern, kept }: Search): Parts | undefined {
  if (pattern.startsWith("(?i)")) return undefined;
  const tokens = topLevelTokens(pattern);
  const [first = "", last = ""] = [tokens.at(0), tokens.at(-1)];
  const before = kept.before.length === 1 && isGroup(first) ? first : "";
  const after = kept.after.length === 1 && isGroup(last) ? last : "";
  const isSplit = kept.before.length + kept.after.length === Number(before !== "") + Number(after !== "");
  const hasGroups = before !== "" || after !== "";
  if (!isSplit || (hasGroups && tokens.includes("|"))) return undefined;
  return { before, middle: pattern.slice(before.length, pattern.length - after.length), after };
}

/** Splits an expression into tokens. A group that is not nested is one token: `(a)x|[(]` -> `(a)`, `x`, `|`, `[(]` */
function topLevelTokens(pattern: string): readonly string[] {
  const tokens: string[] = [];
  let depth = 0;
  for (const [token] of pattern.matchAll(/\\.|\[(?:[^\]\\]|\\.)*\]|./gs)) {
    if (depth === 0) tokens.push(token);
    else tokens.push((tokens.pop() ?? "") + token);
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
  }
  return tokens;
}

function isGroup(token: string): boolean {
  return /^\((?!\?)/.test(token);
}
