import { describe, expect, it, test } from "vitest";
import { compiledPolicyOf } from "../src/default-policy.ts";
import { DETECTORS } from "../src/detect/detectors/index.ts";
import { CUTS, keysWithPrefixes, leftOf, UNCUT_TEXTS, type UncutText } from "./cut.ts";

const SHOWN = 5;
/** `pnpm test:all` truncates at every position in a secret, and `pnpm test` at every ninth position. */
const ONE_IN = process.env["TEST_ALL"] === "1" ? 1 : 9;

const { scanText } = compiledPolicyOf({});
const rulesIn = ({ text }: UncutText) => scanText(text).map(({ rule }) => rule);
const known = new Set(UNCUT_TEXTS.flatMap(rulesIn));
const others = DETECTORS.filter(({ rule }) => !known.has(rule)).flatMap(({ rule, needs }) =>
  keysWithPrefixes(needs.starts ?? []).filter((key) => rulesIn(key).includes(rule)),
);
const uncutTexts = [...UNCUT_TEXTS, ...others];

/** Returns all positions inside the secrets of a string at which the string can be truncated. */
function placesIn({ text, secrets }: UncutText): readonly (readonly [secret: string, at: number])[] {
  return secrets.flatMap((secret) => {
    const start = text.indexOf(secret);
    return Array.from({ length: secret.length - 1 }, (_, place) => [secret, start + place + 1] as const);
  });
}

test("the secrets to truncate cover the rules of all detectors", () => {
  const found = new Set(uncutTexts.flatMap(rulesIn));
  expect([...new Set(DETECTORS.map(({ rule }) => rule))].filter((rule) => !found.has(rule))).toEqual([]);
});

describe("a truncated secret", () => {
  it.each(Object.entries(CUTS))(
    "is redacted, except for a third of it at most, if the SDK truncates %s",
    (_, { scrub, longest = Number.POSITIVE_INFINITY }) => {
      const left: string[] = [];
      let count = 0;
      for (const [turn, uncut] of uncutTexts.entries()) {
        for (const [place, [secret, at]] of placesIn(uncut).entries()) {
          if ((place + turn) % ONE_IN !== 0 || at >= longest) continue;
          count += 1;
          const part = leftOf(secret, scrub(uncut.text, at));
          if (part !== undefined) left.push(`${uncut.kind}, cut at ${at}: ${part} of ${secret}`);
        }
      }
      expect(left.slice(0, SHOWN)).toEqual([]);
      expect(count).toBeGreaterThan(15_000 / ONE_IN);
    },
    120_000,
  );
});
