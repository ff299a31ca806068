/**
 * Returns the share of words, from 0 to 1, that two names have in common (Dice's coefficient). Similar words count as
 * equal. `likeness("TRACING_SAMPLE", "TRACES_SAMPLE")` -> 1; `likeness("SAMPLE", "TRACES_SAMPLE")` -> 0.67
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [a.split("_"), b.split("_")];
  const common = left.filter((word) => right.some((other) => isAlike(word, other))).length;
  return (2 * common) / (left.length + right.length);
}

/**
 * Checks whether two words are equal or begin with the same four letters. For a word of three letters, these three
 * letters are enough. `isAlike("ENV", "ENVIRONMENT")` -> true; `isAlike("RATE", "RATIO")` -> false
 */
function isAlike(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) > 2 && (a.startsWith(b.slice(0, 4)) || b.startsWith(a.slice(0, 4))));
}
