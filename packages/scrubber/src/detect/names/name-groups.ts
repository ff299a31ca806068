import type { NameGroup } from "./name-group.ts";

/** The compiled names of several groups. */
export interface GroupNames {
  /** All spellings of the names. */
  readonly names: Iterable<string>;
  /** Checks whether a phrase in lower case is exactly one of the names. */
  readonly isName: (phrase: string) => boolean;
  /** Returns the rule of a name, or `undefined`. `words` are the words of the name, in lower case. */
  readonly ruleOf: (words: readonly string[]) => string | undefined;
}

/** Minimum number of letters of a name that also matches without its spaces, such as `zipcode` for `zip code`. */
const SHORTEST_GLUED = 5;
const LONGEST_PHRASE = 4;
/** Words that can follow a name without changing what it means: `phone_number`, `street_2`, `last_name_kana`. */
const QUALIFIERS: ReadonlySet<string> = new Set(
  "number,no,num,nr,value,raw,old,new,previous,current,home,work,office,main,primary,secondary,kana,full,e164,1,2,3".split(
    ",",
  ),
);

/**
 * Compiles names that match at the end of a longer name: `phone` -> `customer_phone`, `phone_number`; but not
 * `phone_model`, because its value describes a device.
 */
export function compileNameGroups(groups: readonly NameGroup[]): GroupNames {
  const rules = new Map<string, string>();
  for (const { rule, names } of groups) {
    for (const name of names) {
      const glued = name.replaceAll(" ", "");
      for (const each of glued.length < SHORTEST_GLUED ? [name] : [name, glued])
        rules.set(each, rule).set(`${each}s`, rule);
    }
  }

  function ruleOf(words: readonly string[]): string | undefined {
    for (let end = words.length; end > 0; end--) {
      for (let start = Math.max(0, end - LONGEST_PHRASE); start < end; start++) {
        const rule = rules.get(words.slice(start, end).join(" "));
        if (rule !== undefined) return rule;
      }
      if (!QUALIFIERS.has(words[end - 1] ?? "")) return undefined;
    }
    return undefined;
  }

  return { names: rules.keys(), isName: (phrase) => rules.has(phrase), ruleOf };
}
