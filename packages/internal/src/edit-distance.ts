/**
 * Checks whether `a` can be turned into `b` with at most `edits` edits. An edit adds, removes or changes one letter, or
 * swaps two adjacent letters (Damerau-Levenshtein distance). `isNear("SENTRY_DNS", "SENTRY_DSN", 1)` -> true;
 * `isNear("ip", "email", 2)` -> false
 */
export function isNear(a: string, b: string, edits: number): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const left = a.slice(same);
  const right = b.slice(same);
  if (left === right) return true;
  const isNearAfter = (fromLeft: number, fromRight: number): boolean =>
    isNear(left.slice(fromLeft), right.slice(fromRight), edits - 1);
  const isSwapped = left[0] === right[1] && left[1] === right[0];
  return edits > 0 && (isNearAfter(1, 0) || isNearAfter(0, 1) || isNearAfter(1, 1) || (isSwapped && isNearAfter(2, 2)));
}
