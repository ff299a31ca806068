/** How many of the words of two names are alike, 0 to 1 (Dice's coefficient): `TRACING_SAMPLE` and `TRACES_SAMPLE` have 1. */
export function likeness(a: string, b: string): number {
  const [left, right] = [a.split("_"), b.split("_")];
  const common = left.filter((word) => right.some((other) => isAlike(word, other))).length;
  return (2 * common) / (left.length + right.length);
}

/** Words that begin alike: `ENV` and `ENVIRONMENT`, `REPLAY` and `REPLAYS`. */
function isAlike(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) > 2 && (a.startsWith(b.slice(0, 4)) || b.startsWith(a.slice(0, 4))));
}
