import { valueIn } from "./env.ts";
import { nonBlankText } from "./env-text.ts";

/**
 * Returns the name under which a variable is set, or undefined if it is not set. Names with a prefix are tried first.
 */
export function sourceOf(env: object, prefixes: readonly string[], name: string): string | undefined {
  return [...prefixes.map((prefix) => prefix + name), name].find(
    (key) => nonBlankText(valueIn(env, key)) !== undefined,
  );
}
