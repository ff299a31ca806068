import { phraseOf } from "../detect/names/names.ts";

/** A path of the policy's `sensitiveFields` or `safeFields`, such as `request.data.ref`. */
export interface Tail {
  /** The names before the last one, each as lower-case words (`api key`), from right to left. */
  readonly before: readonly string[];
  readonly last: string;
  readonly rule: string | undefined;
}

/**
 * Returns the field names with dots as paths. `names.ts` also matches such a name as a whole, against a field that has
 * dots in its name.
 */
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

/** Returns the rule of the policy's path that leads to a field, or else the rule of the field's name. */
export function ruleAt({ tails, rule }: Tailed, path: readonly string[]): string | undefined {
  const met = tails?.find(({ before }) =>
    before.every((name, back) => name === phraseOf(path[path.length - 1 - back] ?? "")),
  );
  return met === undefined ? rule : met.rule;
}
