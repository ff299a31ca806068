import { describe, expect, it } from "vitest";
import { translateRegex } from "./translate-regex.ts";

/** Each case: an expression, its translation for Rust, its translation for RE2, and the notes. */
const CASES: readonly [RegExp, string, string, readonly string[]][] = [
  [/ORD-\d{8}/, "ORD\\-[0-9]{8}", "ORD\\-[0-9]{8}", []],
  [/\w+ \W\D/, "[0-9A-Z_a-z]+ [^0-9A-Z_a-z][^0-9]", "[0-9A-Z_a-z]+ [^0-9A-Z_a-z][^0-9]", []],
  [/a\bb/, "a(?-u:\\b)b", "a\\bb", []],
  [/./, "[^\\x{A}\\x{D}\\x{2028}\\x{2029}]", "[^\\x{A}\\x{D}\\x{2028}\\x{2029}]", []],
  [/./s, "(?s:.)", "(?s:.)", []],
  [/[^a]/i, "(?i)[^Aa]", "(?i)[^Aa]", []],
  [/[[&&~]/, "[\\&\\[\\~]", "[\\&\\[\\~]", []],
  [/a{,2}{/, "a\\{,2\\}\\{", "a\\{,2\\}\\{", []],
  [/\cA\x41\u0042/, "\\x{1}AB", "\\x{1}AB", []],
  [/\p{L}😀/u, "[\\p{L}]\\x{1F600}", "[\\p{L}]\\x{1F600}", []],
  [/😀+?/u, "\\x{1F600}+?", "\\x{1F600}+?", []],
  [/[\w-]{20,2000}/, "[\\-0-9A-Z_a-z]{20,}", "[\\-0-9A-Z_a-z]{20,}", ["wider: [\\w-]{20,2000} has no upper bound"]],
  [/(?:a{1,90},){1,90}/, "(?:a{1,90},)+", "(?:a{1,90},)+", ["wider: (?:a{1,90},){1,90} has no upper bound"]],
  [/(?<!\w)REF(?!\w)/, "(?-u:\\b{start-half})REF(?-u:\\b{end-half})", "\\bREF\\b", []],
  [/(?<!\w)#1/, "(?-u:\\b{start-half})\\#1", "(?:^|[^0-9A-Z_a-z])(\\#1)", []],
  [/(?<![a-z\d])ab/i, "(?i)(?:(?-u:\\b{start-half})|_)(ab)", "(?i)(?:\\b|_)(ab)", []],
  [/x=(?<secret>\d+);/, "x=([0-9]+);", "x=([0-9]+);", []],
  [/sk-(?!ant-)\w/, "sk\\-[0-9A-Z_a-z]", "sk\\-[0-9A-Z_a-z]", ["wider: the check (?!ant-) is left out"]],
];

describe.each(["rust", "re2"] as const)("for %s", (target) => {
  it.each(CASES)("%s keeps its meaning", (regex, rust, re2, notes) => {
    const translated = translateRegex(regex.source, regex.flags, target);
    expect(translated.pattern).toBe(target === "rust" ? rust : re2);
    expect(translated.notes.map((note) => `${note.class}: ${note.message}`)).toEqual(notes);
  });

  it.each([
    [/(["'])x\1/, "the back-reference \\1 cannot be expressed"],
    [/(?<q>["'])x\k<q>/, "the back-reference \\k<q> cannot be expressed"],
    [/a/y, "the flag y cannot be expressed"],
    [/\ud800/, "it contains half of a surrogate pair"],
  ])("%s is refused with the reason", (regex, message) => {
    expect(translateRegex(regex.source, regex.flags, target)).toEqual({
      pattern: undefined,
      notes: [{ class: "refused", message }],
    });
  });
});

it("a class that matches everything or nothing is written in full", () => {
  expect(translateRegex("[^]", "", "re2").pattern).toBe("(?s:.)");
  expect(translateRegex("[]", "", "re2").pattern).toBe("[^\\x{0}-\\x{10FFFF}]");
});

it("\\B is left out for Rust, which has it only for Unicode", () => {
  expect(translateRegex("\\Ba", "", "re2")).toMatchObject({ pattern: "\\Ba", notes: [] });
  expect(translateRegex("\\Ba", "", "rust")).toMatchObject({ pattern: "a", notes: [{ class: "wider" }] });
});

it("captures what is before and after the secret, for engines that replace whole matches", () => {
  const { source, flags } = /(?<!\w)a=(?<secret>\d+);|(?<![a-z])b(?=c)/;
  expect(translateRegex(source, flags, "re2", { capture: "rest" })).toMatchObject({
    pattern: "(\\ba=)[0-9]+(;)|((?:\\b|[0-9A-Z_]))b((?:c))",
    kept: { before: [1, 3], after: [2, 4] },
  });
});

it("also accepts a percent-encoded character before a match, if asked to", () => {
  const { source, flags } = /(?<!\w)REF/;
  expect(translateRegex(source, flags, "rust", { afterPercent: true })).toMatchObject({
    pattern: "(?:(?-u:\\b{start-half})|%[0-9A-Fa-f]{2})(REF)",
    groups: [1],
  });
});

it("an expression that Relay would skip because of its size is refused for Relay only", () => {
  const { source, flags } = /\p{L}\d\p{L}\d\p{L}\d\p{L}\d\p{L}/u;
  expect(translateRegex(source, flags, "rust").pattern).toBeUndefined();
  expect(translateRegex(source, flags, "re2").pattern).toBeDefined();
});
