import { phraseOf } from "../detect/names/names.ts";

/** A path of the policy's `sensitiveFields` or `safeFields`, such as `request.data.ref`. */
export interface Tail {
  /** The words of the names before the last one, the nearest first. */
  readonly before: readonly string[];
  readonly last: string;
  readonly rule: string | undefined;
}

/** Returns the names with dots, as paths. `names.ts` also matches them with a single field of that name. */
export function tailsOf(fields: readonly (string | RegExp)[], rule: string | undefined): readonly Tail[] {
  return fields
    .filter((field) => typeof field === "string")
    .filter((field) => field.includes("."))
    .map((field) => {
      const [last = "", ...before] = field.split(".").map(phraseOf).reverse();
      return { last, before, rule };
    });
}

interface Tailed {
  readonly tails: readonly Tail[] | undefined;
  readonly rule: string | undefined;
}

/** Returns the rule of a field: that of the policy's path to it, or else that of its name. */
export function ruleAt({ tails, rule }: Tailed, path: readonly string[]): string | undefined {
  const met = tails?.find(({ before }) =>
    before.every((name, back) => name === phraseOf(path[path.length - 1 - back] ?? "")),
  );
  return met === undefined ? rule : met.rule;
}
