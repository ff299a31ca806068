/** Returns the share of similar words in two names (Dice's coefficient). `TRACING_SAMPLE`, `TRACES_SAMPLE` -> 1 */
export function likeness(a: string, b: string): number {
  const [left, right] = [a.split("_"), b.split("_")];
  const common = left.filter((word) => right.some((other) => isAlike(word, other))).length;
  return (2 * common) / (left.length + right.length);
}

/**
 * Checks whether two words are equal or share the first four letters, or three if one has only three.
 * `ENV`, `ENVIRONMENT` -> true
 */
function isAlike(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) > 2 && (a.startsWith(b.slice(0, 4)) || b.startsWith(a.slice(0, 4))));
}
