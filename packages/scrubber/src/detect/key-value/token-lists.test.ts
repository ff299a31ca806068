import { describe, expect, it } from "vitest";
import { expectNoSecret, expectUnchanged } from "../../../test/made-up-secret.ts";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();
const S = "plum-anvil-7";

describe("a field named `tokens`", () => {
  it.each([S, [S], [S, "anvil-plum-8"]])("is redacted if it contains tokens: %j", (value) => {
    expect(scrub<unknown>({ refreshTokens: value })).toEqual({ refreshTokens: "[Filtered]" });
  });

  it.each([5, "1,024", ["the", " cat"], [101, 2023], { prompt: 3 }, [{ text: "the" }], "many"])(
    "is kept if it contains a count or words: %j",
    (value) => {
      expect(scrub<unknown>({ tokens: value })).toEqual({ tokens: value });
    },
  );

  it.each([
    `tokens: ${S}, anvil-plum-8`,
    `tokens=[${S}, anvil-plum-8]`,
    `tokens = [\n  "${S}",\n  "anvil-plum-8",\n]`,
    `passwords: ${S}, anvil-plum-8`,
    `api_keys = ${S};anvil-plum-8`,
  ])("is redacted in the text %j", expectNoSecret);

  it.each(["tokens: 12", "tokens=4096, model=x", "total tokens: 1234 (prompt: 12)", "tokens: [the, cat]"])(
    "is kept in the text %j",
    expectUnchanged,
  );
});
