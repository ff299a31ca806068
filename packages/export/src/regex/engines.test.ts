import fc from "fast-check";
import { expect, it } from "vitest";
import { DETECTORS } from "../../../scrubber/src/detect/detectors/index.ts";
import { reasonOf } from "../../engines/engine.ts";
import { matchingStrings } from "../../engines/matching-strings.ts";
import { matchesOfRe2, RE2 } from "../../engines/re2.ts";
import { RELAY, stripByRelay } from "../../engines/relay.ts";
import { translateRegex } from "./translate-regex.ts";
import type { RegexTarget, TranslatedRegex } from "./types.ts";

/** Regular expressions that an app might use. */
const OWN: readonly RegExp[] = [
  /ORD-\d{8}/,
  /(?<!\w)REF:[A-Z]{4}\d{4}(?!\w)/,
  /(?<![a-z\d])kd-[a-f\d]{6}(?![a-f\d-])/i,
  /(?<![\w-]|\d\.)v=(?<secret>[\w.]{3,9})(?=;)/,
  /(?:(?<!\S)|(?<=\\n))id:(?<secret>[^\s,]{2,})/,
  /\bcode[ \t]{1,3}(?!none\b)(?<secret>\w{4,})/i,
  /[^\w\s]{3}\d+?x|#\d{3,}/,
  /a.c|ü\p{Lu}/u,
  /(?<!\p{L})ab(?!\p{L}|-\d|\.\d)/u,
  /(?<=^|,)x{0}y{2,}(?=,|$)/,
];
/** What is put before and after a generated match. */
const AROUND = ["", " ", "a", "Z", "7", "_", "-", ".", "/", ";", "\n", "\\n", "é", "a_", "%20"];
const PER_EXPRESSION = 40;

interface Case {
  readonly regex: RegExp;
  readonly translated: TranslatedRegex;
  readonly texts: readonly string[];
}

/** Returns the start and end of each secret that the expression finds in JavaScript. */
function secretsIn(regex: RegExp, text: string): readonly (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  for (const match of text.matchAll(new RegExp(regex.source, `${regex.flags.replace(/[dgy]/g, "")}dg`)))
    places.push(match.indices?.groups?.["secret"] ?? match.indices?.[0] ?? [0, 0]);
  return places;
}

function casesFor(target: RegexTarget): readonly Case[] {
  const around = fc.constantFrom(...AROUND);
  return [...OWN, ...DETECTORS.map(({ pattern }) => pattern)].flatMap((regex, seed) => {
    const translated = translateRegex(regex.source, regex.flags, target);
    if (translated.pattern === undefined) return [];
    const match = matchingStrings(regex);
    // In some texts, a second match follows after one character. If the translation leaves out a check, no such text is
    // created, because the first match could extend into the second one.
    const isWhole = translated.notes.every(({ message }) => !message.endsWith("is left out"));
    const second = fc.option(fc.tuple(fc.constantFrom(" ", ",", ";"), match));
    const text = fc
      .tuple(around, match, isWhole ? second : fc.constant(null), around)
      .map((parts) => parts.flat().join(""));
    const texts = fc.sample(text, { numRuns: PER_EXPRESSION, seed });
    return [{ regex, translated, texts }];
  });
}

/**
 * Compares what an engine has masked with what JavaScript would mask. In a masked text, `*` replaces each character of
 * a secret. Returns a line for each text in which the engine leaves a part of a secret, or masks too much without a
 * note about it.
 */
function differences({ regex, translated, texts }: Case, masked: readonly string[]): readonly string[] {
  const mayFindMore = translated.notes.some((note) => note.class === "wider");
  return texts.flatMap((text, at) => {
    const engine = masked[at] ?? "";
    const expected = maskOf(text, secretsIn(regex, text));
    const left = [...expected].some((character, place) => character === "*" && engine[place] !== "*");
    return left || (!mayFindMore && engine !== expected)
      ? [`${regex} in ${JSON.stringify(text)}: ${JSON.stringify(engine)}`]
      : [];
  });
}

function maskOf(text: string, places: readonly (readonly [number, number])[]): string {
  return places.reduce((masked, [from, to]) => masked.slice(0, from) + "*".repeat(to - from) + masked.slice(to), text);
}

it.skipIf("missing" in RELAY)(`Relay finds what JavaScript finds with the same expressions${reasonOf(RELAY)}`, () => {
  const cases = casesFor("rust");
  const answers = stripByRelay(
    cases.map(({ translated: { pattern, groups, passes }, texts }) => {
      const rule = { type: "pattern", pattern, replaceGroups: groups, redaction: { method: "mask" } };
      const names = ["first", "second"].slice(0, passes);
      return {
        config: { rules: Object.fromEntries(names.map((name) => [name, rule])), applications: { $string: names } },
        events: [{ extra: { texts } }],
      };
    }),
  ) as readonly [{ extra: { texts: string[] } }][];
  expect(cases.flatMap((each, at) => differences(each, answers[at]?.[0].extra.texts ?? []))).toEqual([]);
});

it.skipIf("missing" in RE2)(`RE2 finds what JavaScript finds with the same expressions${reasonOf(RE2)}`, () => {
  const cases = casesFor("re2");
  const once = maskedByRe2(cases);
  const twice = maskedByRe2(cases.map((each, at) => ({ ...each, texts: once[at] ?? [] })));
  const found = cases.flatMap((each, at) => differences(each, (each.translated.passes === 2 ? twice : once)[at] ?? []));
  expect(found).toEqual([]);
});

/** Masks the secrets that RE2 finds in the texts of each case. */
function maskedByRe2(cases: readonly Case[]): readonly (readonly string[])[] {
  const answers = matchesOfRe2(cases.map(({ translated: { pattern }, texts }) => ({ pattern, texts })));
  expect(answers.flatMap(({ error }) => error ?? [])).toEqual([]);
  return cases.map(({ texts, translated: { groups } }, at) =>
    texts.map((text, place) => {
      const bytes = new TextEncoder().encode(text);
      const unitsBefore = (end: number): number => new TextDecoder().decode(bytes.slice(0, end)).length;
      const places = (answers[at]?.matches?.[place] ?? []).map((match) => {
        const group = groups.find((number) => (match[2 * number] ?? -1) >= 0) ?? 0;
        return [unitsBefore(match[2 * group] ?? 0), unitsBefore(match[2 * group + 1] ?? 0)] as const;
      });
      return maskOf(text, places);
    }),
  );
}
