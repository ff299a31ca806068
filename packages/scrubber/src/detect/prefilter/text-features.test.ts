import { describe, expect, it } from "vitest";
import { secretSamples } from "../../../corpus/secrets.ts";
import { VECTORS } from "../../../corpus/vectors.ts";
import { DETECTORS, type Detector } from "../detectors/index.ts";
import { NOTATIONS, type Notation } from "../key-value/patterns.ts";
import { compileNames } from "../names/names.ts";
import { PERSONAL_NAMES } from "../names/personal-names.ts";
import { compileDetectorPrefilter, meets } from "./detector-prefilter.ts";
import { FEATURES, featuresOf } from "./text-features.ts";

const NAMES = compileNames(true, [], [], PERSONAL_NAMES);
const TEXTS = [...secretSamples(2), ...VECTORS].flatMap(({ input }) => textsIn(input));

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [key, ...textsIn(entry)]);
}

describe("the features of a string", () => {
  it.each([
    ["at", "a@b", "a b"],
    ["twoEquals", "a==b", "a=b=c"],
    ["colonValue", "db:5432", "https://x"],
    ["dashes", "tool -x", "tool-x"],
    ["angle", "</a>", "< /a>"],
    ["angle", "<Buffer 70>", "< Buffer 70>"],
    ["listed", "[112, 97]", "[112 , a]"],
    ["eyJ", "=eyJhb", "eJyEYJ"],
    ["form", "form-data", "form data-x"],
    ["word", "password curl", "possible core"],
    ["scheme", "BASIC x", "basics x"],
    ["home", "C:\\Users\\x", "C:\\usr\\x"],
    ["notHex", "0f-g", "0f-1e2d"],
    ["keyRun", "0123-5678_abcdeF", "0123-5678.abcdeF"],
    ["digits", "12 34-56789", "12 34-5678x9"],
    ["capitals", "NO93 8601 1117 947", "NO93 8601 111"],
    ["dots", "1.2.3.4", "1.2.3-4.5"],
    ["colons", "fe80::1", "a:g:b"],
  ] as const)("include `%s` for %j, and not for %j", (name, having, lacking) => {
    expect(featuresOf(having) & FEATURES[name]).toBe(FEATURES[name]);
    expect(featuresOf(lacking) & FEATURES[name]).toBe(0);
  });

  it("have one distinct bit each", () => {
    const all = Object.values(FEATURES);
    expect(all.every((feature) => feature !== 0 && (feature & (feature - 1)) === 0)).toBe(true);
    expect(new Set(all).size).toBe(all.length);
  });

  it("include the features of a shorter string that repeats the same characters", () => {
    for (const unit of ["1", "A", ".", ":", "1.", "a:", "A1 ", "-"]) {
      const short = featuresOf(unit.repeat(40));
      for (const times of [100, 1000, 20_000]) expect(featuresOf(unit.repeat(times)) & short).toBe(short);
    }
  });
});

describe("the prefilter", () => {
  it("selects every detector that matches a string of the corpus", () => {
    const confirmed = (one: Detector | Notation, text: string) =>
      [...text.matchAll(one.pattern)].some(
        ({ 0: whole, groups, index }) =>
          (!("confirms" in one) || one.confirms?.(groups?.["secret"] ?? whole, text, index) !== false) &&
          (groups?.["name"] === undefined || NAMES.rule(groups["name"]) !== undefined),
      );
    const missed: string[] = [];
    for (const one of [...DETECTORS, ...NOTATIONS]) {
      const prefilter = compileDetectorPrefilter<Detector | Notation>([one], NAMES.mayBeIn);
      for (const text of TEXTS) {
        if (!confirmed(one, text)) continue;
        if (!prefilter(text, featuresOf(text)).includes(one) || !meets(text, one.needs))
          missed.push(`${one.pattern}: ${text}`);
      }
    }
    expect(missed.slice(0, 5)).toEqual([]);
  });
});
