import { describe, expect, it } from "vitest";
import { expectNoSecret, expectUnchanged } from "../../../test/made-up-secret.ts";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();
const S = "plum-anvil-7";

describe("a field named `tokens`", () => {
  it.each([S, [S], [S, "anvil-plum-8"]])("is redacted if it contains tokens: %j", (value) => {
    expect(scrub<unknown>({ refreshTokens: value })).toEqual({ refreshTokens: "[Filtered]" });
  });

  it.each(["completion_tokens", "inputTokens", "gen_ai.usage.output_tokens", "max_prompt_tokens"])(
    "is kept if it always contains a count, as %s does",
    (name) => {
      for (const value of ["gpt-4o-mini", { [name]: "gpt-4o-mini" }, [`${name}={"gpt4o_mini": 7}`]])
        expect(scrub<unknown>({ [name]: value })).toEqual({ [name]: value });
      expectUnchanged(`${name}=gpt-4o-mini`);
    },
  );

  it.each([5, "1,024", "4096_max", ["the", " cat"], [101, 2023], { prompt: 3 }, [{ text: "the" }], "many"])(
    "is kept if it contains a count or words: %j",
    (value) => {
      expect(scrub<unknown>({ tokens: value })).toEqual({ tokens: value });
    },
  );

  it.each([
    `tokens: ${S}, anvil-plum-8`,
    `tokens=[${S}, anvil-plum-8]`,
    `tokens = [\n  "${S}",\n  "anvil-plum-8",\n]`,
    `tokens=[${S} anvil-plum-8]`,
    `tokens=(${S} anvil-plum-8)`,
    `tokens={"ada": "${S}"}`,
    `tokens={ada:${S}}`,
    `tokens=[{id: x, value: ${S}}]`,
    `tokens: ${S}==`,
    `passwords: ${S}, anvil-plum-8`,
    `api_keys = ${S};anvil-plum-8`,
  ])("is redacted in the text %j", expectNoSecret);

  it.each([
    "tokens: 12",
    "tokens=4096, model=x",
    "total tokens: 1234 (prompt: 12)",
    "tokens: [the, cat]",
    'tokens={"model":"claude-3-opus"}',
    "tokens={model:claude-3-opus, n:1}",
    "tokens=[{model=claude-3-opus}]",
    'tokens={"gpt4o_mini": 7}',
    "tokens={gpt4o_mini:7}",
    "tokens={gpt4o_mini: 7}",
    "tokens=4096_max",
    "tokens=(unlimited gpt-4o-mini plan)",
    "tokens: claude-3-opus=7",
  ])("is kept in the text %j", expectUnchanged);
});
