import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createScrub } from "../create-scrub.ts";
import { canaries } from "./canary.ts";

const KINDS = canaries().map(({ kind }) => kind);
const scrub = createScrub();

test("there are at least 25 kinds of canaries, each with its own name", () => {
  expect(KINDS.length).toBeGreaterThanOrEqual(25);
  expect(new Set(KINDS).size).toBe(KINDS.length);
});

test("each call and each place gets different secrets, and the same place always gets the same secrets", () => {
  const all = [canaries(), canaries(), canaries("a"), canaries("b")].flat();
  expect(new Set(all.map(({ secret }) => secret)).size).toBe(all.length);
  expect(canaries("a")).toEqual(canaries("a"));
});

describe.each(KINDS)("%s", (kind) => {
  const made = (place: string) => canaries(place).filter((canary) => canary.kind === kind);

  test("has a text and a field that contain the whole secret", () => {
    for (const { secret, text, field } of made("here")) {
      expect(text).toContain(secret);
      expect(field.value).toContain(secret);
    }
  });

  test("is redacted by the default policy, in a string and in a field", () => {
    fc.assert(
      fc.property(fc.string(), (place) => {
        for (const { secret, text, field } of made(place)) {
          expect(JSON.stringify(scrub({ message: text }))).not.toContain(secret);
          expect(JSON.stringify(scrub({ extra: { [field.name]: field.value } }))).not.toContain(secret);
        }
      }),
      { numRuns: 200 },
    );
  });
});
