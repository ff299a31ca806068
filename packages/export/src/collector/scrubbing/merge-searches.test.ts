import { expect, it } from "vitest";
import { mergeSearches } from "./merge-searches.ts";

type Search = Parameters<typeof mergeSearches>[0][number];

function search(pattern: string, before: readonly number[], after: readonly number[], text = "[x]"): Search {
  return { pattern, kept: { before, after }, text, isHashed: false, passes: 1 };
}

function mergedPatterns(...searches: readonly Search[]): readonly string[] {
  return mergeSearches(searches).map(({ pattern }) => pattern);
}

it("merges searches that keep the same text around a secret, and write the same replacement", () => {
  expect(mergedPatterns(search("(^|a)x", [1], []), search("(^|a)(?:y|z)", [1], []))).toEqual(["(^|a)(?:x|(?:y|z))"]);
  expect(mergedPatterns(search("(a)x(b)", [1], [2]), search("(a)y(b)", [1], [2]))).toEqual(["(a)(?:x|y)(b)"]);
  expect(mergedPatterns(search("x|y", [], []), search("z", [], []))).toEqual(["(?:x|y|z)"]);
});

it.each<[string, Search, Search]>([
  ["another text before the secret", search("(a)x", [1], []), search("(b)y", [1], [])],
  ["another replacement", search("(a)x", [1], []), search("(a)y", [1], [], "[y]")],
  ["flags", search("(?i)x", [], []), search("(?i)y", [], [])],
  ["alternatives with groups of their own", search("(a)x|(b)y", [1, 2], []), search("(a)x|(b)z", [1, 2], [])],
  ["a bracket in a class", search("[(]a(x)", [1], []), search("[(]a(y)", [1], [])],
])("does not merge searches with %s", (_, first, second) => {
  expect(mergedPatterns(first, second)).toEqual([first.pattern, second.pattern]);
});

it("applies a merged search as often as the part that needs the most passes", () => {
  const [merged] = mergeSearches([search("(a)x(b)", [1], [2]), { ...search("(a)y(b)", [1], [2]), passes: 2 }]);
  expect(merged?.passes).toBe(2);
});
