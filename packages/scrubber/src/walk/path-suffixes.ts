import { phraseOf } from "../detect/names/words.ts";

/**
 * A dotted name in the policy's `sensitiveFields` or `safeFields`, such as `request.data.ref`. It must equal the end of
 * a field's path.
 */
export interface PathSuffix {
  /**
   * The names before the last one, as words in lower case and in reverse order. Example: `request.userData.ref` ->
   * `user data` and `request`.
   */
  readonly parents: readonly string[];
  readonly last: string;
  /** The rule for a matching field, or `undefined` if the dotted name is in `safeFields`. */
  readonly rule: string | undefined;
}

/**
 * Parses the dotted names in `sensitiveFields` or `safeFields`, which are compared with the ends of field paths.
 * `compileNames` also compares them with field names, because a field name can contain dots.
 */
export function pathSuffixesOf(fields: readonly (string | RegExp)[], rule: string | undefined): readonly PathSuffix[] {
  return fields
    .filter((field) => typeof field === "string")
    .filter((field) => field.includes("."))
    .map((field) => {
      const [last = "", ...parents] = field.split(".").map(phraseOf).reverse();
      return { last, parents, rule };
    });
}

interface FieldWithSuffixes {
  readonly suffixes: readonly PathSuffix[] | undefined;
  readonly rule: string | undefined;
}

/**
 * Returns the rule of the first dotted name that matches the path of a field, or otherwise the rule of the field name.
 *
 * @param path The path of the object that contains the field.
 */
export function ruleAtPath({ suffixes, rule }: FieldWithSuffixes, path: readonly string[]): string | undefined {
  const matching = suffixes?.find(({ parents }) =>
    parents.every((name, back) => name === phraseOf(path[path.length - 1 - back] ?? "")),
  );
  return matching === undefined ? rule : matching.rule;
}
