import type { NameGroup } from "./name-group.ts";

/** Looks up the field names of several kinds of personal data. */
export interface GroupNames {
  /** The names in all spellings, such as `first name` and `firstnames`. */
  readonly names: Iterable<string>;
  /** Checks whether a phrase in lower case is one of the names. */
  readonly isName: (phrase: string) => boolean;
  /** Returns the rule of a name, or `undefined` if it is not a name for personal data. `words` are in lower case. */
  readonly ruleOf: (words: readonly string[]) => string | undefined;
}

/**
 * Minimum number of letters of a name that also matches without its spaces. For example, `zip code` also matches
 * `zipcode`.
 */
const SHORTEST_GLUED = 5;
const LONGEST_PHRASE = 4;
/**
 * Words that can follow a name without changing its meaning. Examples: `phone_number`, `street_2` and `last_name_kana`.
 */
const QUALIFIERS: ReadonlySet<string> = new Set(
  "number,no,num,nr,value,raw,old,new,previous,current,home,work,office,main,primary,secondary,kana,full,e164,1,2,3".split(
    ",",
  ),
);

/**
 * Compiles the checks for the field names. A name also matches at the end of a longer name, and before one of the
 * `QUALIFIERS`. For example, `phone` matches `customer_phone` and `phone_number`, but not `phone_model`, which
 * describes a device.
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
