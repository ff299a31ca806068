import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALPHABETS, random } from "../../testing/random.ts";
import { looksGenerated } from "./generated-values.ts";

const TRIES = 2000;

/** Returns the percentage of generated test values that `looksGenerated` accepts. */
function percentage(make: (turn: number) => string): number {
  const found = Array.from({ length: TRIES }, (_, turn) => make(turn)).filter(looksGenerated);
  return (100 * found.length) / TRIES;
}

describe("a generated value is recognized", () => {
  it.each([
    ["hex", 20, 95],
    ["hex", 32, 98],
    ["hex", 40, 98],
    ["alnum", 20, 95],
    ["alnum", 24, 96],
    ["alnum", 32, 98],
    ["lowerAlnum", 24, 90],
    ["lowerAlnum", 40, 94],
    ["upperAlnum", 32, 92],
    ["base64", 32, 95],
    ["urlSafe", 43, 97],
    ["base32", 32, 70],
  ] as const)("in %s with %i characters, in at least %i %% of the cases", (alphabet, length, least) => {
    const r = random(`generated/${alphabet}/${length}`);
    expect(percentage(() => r.text(ALPHABETS[alphabet], length))).toBeGreaterThanOrEqual(least);
  });

  it.each(["q7Zt2LmX9vKp4RsW8yBn3Dc6", "951bc382db9cfee29c68634761dd6e19", "acme_live_q7Zt2LmX9vKp4RsW8yBn"])(
    "in the example %s",
    (value) => {
      expect(looksGenerated(value)).toBe(true);
    },
  );
});

const WORDS = [
  ..."account address array available background behavior browser button cache callback category channel".split(" "),
  ..."checkout collection component connection content context customer database default description".split(" "),
  ..."destination development document duration element environment error event factory function generic".split(" "),
  ..."handler header history identifier index information instance integration invoice item language".split(" "),
  ..."listener location manager message navigation notification object order parameter payment picture".split(" "),
  ..."position preference process product profile provider query reference request resource response".split(" "),
  ..."search service session setting shipping status storage subscription template timeout transaction".split(" "),
  ..."translation update user validation value version window workspace id ip db url api http utf os io".split(" "),
];

describe("a value that a person chose does not look generated", () => {
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const r = random("chosen");
  const some = (least: number, most: number) => Array.from({ length: r.between(least, most) }, () => r.pick(WORDS));
  const number = () => r.pick(["", "", String(r.below(10)), String(r.below(10_000))]);

  it.each<readonly [string, () => string]>([
    ["words", () => some(3, 8).join(" ")],
    ["names in camel case", () => some(3, 7).map(capital).join("") + number()],
    ["names in snake case", () => some(3, 7).join("_") + number()],
    ["names in kebab case with numbers", () => some(3, 6).join(`-${r.below(100)}-`)],
    ["constants", () => some(3, 6).join("_").toUpperCase() + number()],
    ["dotted names", () => some(3, 7).join(".") + number()],
    ["paths", () => `/${some(2, 6).join("/")}/${r.text(ALPHABETS.hex, 8)}/${r.pick(WORDS)}`],
    ["hashed file names", () => `${some(1, 3).join("-")}-${r.text(ALPHABETS.alnum, 16)}.js`],
    ["UUIDs", () => `${r.pick(["", "job-", "a/"])}6b8f0c42-a8aa-4947-918c-${r.text(ALPHABETS.hex, 12)}`],
    ["ULIDs", () => `01${r.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24)}`],
    ["ids of MongoDB", () => r.text(ALPHABETS.hex, 24)],
    ["numbers", () => r.text(ALPHABETS.digits, r.between(20, 40))],
    ["times", () => `20261124T${r.text(ALPHABETS.digits, 6)}Z-shop-eu-west-1`],
    ["long lower-case words", () => some(3, 4).join("")],
  ])("%s", (_, make) => {
    expect(percentage(make)).toBeLessThanOrEqual(0.1);
  });
});

it("accepts values of any length and content without an error", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 600 }), (value) => {
      expect(looksGenerated(value) && (value.length < 20 || value.length > 512)).toBe(false);
    }),
  );
});
