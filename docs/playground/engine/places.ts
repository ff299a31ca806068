import type { Evaluation, ItemResult } from "./evaluate.ts";

/** A place in which something was redacted, by one or more rules. */
export interface Place {
  readonly item: ItemResult;
  /** Index of the item among the results of the evaluation. */
  readonly index: number;
  readonly path: readonly string[];
  readonly rules: readonly string[];
  /** Whether only a part of the value was redacted, such as an e-mail address in a message. */
  readonly isPart: boolean;
  readonly was: string;
  readonly is: string;
  /** What Sentry's server keeps by default, if that is known. */
  readonly onServer: string | undefined;
}

/** Maximum length of a shown value, in characters. */
const LONGEST_SHOWN = 160;

/**
 * Returns the places in which something was redacted, in the order of the payloads.
 *
 * @param onServer What Sentry's server keeps of each payload, by the index of its item.
 */
export function placesOf({ items }: Evaluation, onServer: ReadonlyMap<number, unknown> = new Map()): readonly Place[] {
  return items.flatMap((item, index) => {
    const byPath = new Map<string, { path: readonly string[]; rules: Set<string>; isPart: boolean }>();
    for (const { path, rule, range } of item.redactions) {
      const key = path.join("\0");
      const known = byPath.get(key) ?? { path, rules: new Set<string>(), isPart: range !== undefined };
      known.rules.add(rule);
      byPath.set(key, known);
    }
    return [...byPath.values()].map(({ path, rules, isPart }) => ({
      item,
      index,
      path,
      rules: [...rules],
      isPart,
      was: shown(valueAt(item.before, path)),
      is: shown(valueAt(item.after, path)),
      onServer: onServer.has(index) ? shown(valueAt(onServer.get(index), path)) : undefined,
    }));
  });
}

/** Follows a path as far as it goes, because a path can continue in JSON inside of a string. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, key)) return found;
    found = Reflect.get(found, key);
  }
  return found;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
