import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";
import { redactorOf } from "./redaction.ts";

/** Values, each with its mask for `keepLast: 4`. */
const MASKS: readonly (readonly [string, string])[] = [
  ["4111111111111111", "************1111"],
  ["4111 1111 1111 1111", "***************1111"],
  ["12345678", "****5678"],
  ["1234567", "*******"],
  ["plum", "****"],
  ["plum-anvil😀", "*******vil😀"],
];

describe("a mask that keeps the last characters", () => {
  it.each(MASKS)("turns %j into %j", (value, masked) => {
    expect(redactorOf({ method: "mask", keepLast: 4 }, "").apply(value)).toBe(masked);
  });

  it("hides at least half of every value", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 16 }), (value, keepLast) => {
        const hidden = /^\**/.exec(redactorOf({ method: "mask", keepLast }, "").apply(value.replaceAll("*", "x")))?.[0];
        expect(2 * (hidden?.length ?? 0)).toBeGreaterThanOrEqual([...value].length);
      }),
    );
  });

  it("is not changed if a field, a string or JSON with the mask is scrubbed again", () => {
    const scrub = createScrub({ redaction: { default: { method: "mask", keepLast: 4 } } });
    const value = {
      password: "plum anvil 7",
      note: "card 4111 1111 1111 1111, password=plum-anvil-7, mail ada@example.org",
      json: '{"token":"plum-anvil-7"}',
      number: 4111111111111111,
    };
    const once = scrub<unknown>(value);
    expect(once).toEqual({
      password: "********il 7",
      note: "card ***************1111, password=********il-7, mail ***********.org",
      json: '{"token":"********il-7"}',
      number: "************1111",
    });
    expect(scrub(once)).toEqual(once);
  });

  it("is not confused with a secret that begins with stars", () => {
    const scrub = createScrub({ redaction: { default: { method: "mask", keepLast: 4 } } });
    expect(scrub({ password: "**plum-anvil" })).toEqual({ password: "********nvil" });
    expect(createScrub()({ password: "****1111" })).toEqual({ password: "[Filtered]" });
  });
});

const TEXTS = [
  "gone",
  "<gone>",
  "[gone]",
  "<removed by policy>",
  "see privacy@example.org",
  "password=none",
  'say "no"',
  "it's $& gone $1",
  "100%20 gone",
  "a\\b",
  "{}",
  "x",
  "gone...",
  "tel: 4111 1111 1111 1111",
] as const;

describe.each(TEXTS)("the replacement %j", (text) => {
  const scrub = createScrub({ redaction: { method: "replace", text } });

  it.each([
    [(secret: string) => `mail ${secret} now`, "ada@example.org"],
    [(secret: string) => `password=${secret}, next`, "plum-anvil-7"],
    [(secret: string) => `log {'password': '${secret}', 'n': 1}`, "plum-anvil-7"],
    [(secret: string) => `/login?token=${secret}&n=1`, "plum%2Danvil%2D7"],
    [(secret: string) => `https://${secret}@db.example/x`, "ada:plum-anvil-7"],
    [(secret: string) => JSON.stringify({ note: `mail ${secret}`, n: 1.5 }), "ada@example.org"],
    [(secret: string) => JSON.stringify({ password: secret }), "plum-anvil-7"],
  ])("is written unchanged, and scrubbing again keeps it: %#", (textWith, secret) => {
    const isJson = textWith("").startsWith("{");
    const expected = isJson ? textWith(text) : textWith("@@").replace("@@", () => text);
    expect(scrub(textWith(secret))).toBe(expected);
    // If the replacement for a URL's user info contains a space, a second run can find an e-mail address: in
    // `100%20 gone@db.example`, it is `gone@db.example`. So these URLs are not scrubbed again.
    if (!expected.startsWith("https:") || /^\S+$/.test(text.replace("=", " "))) expect(scrub(expected)).toBe(expected);
  });

  it("is written unchanged into fields, numbers and lists, and at paths", () => {
    const scrubPaths = createScrub({ redaction: { method: "replace", text }, paths: ["ref"] });
    const value = { password: "plum anvil", card: 4111111111111111, arguments: ["password:", "plum"], ref: { a: 1 } };
    const expected = { password: text, card: text, arguments: ["password:", text], ref: text };
    expect(scrubPaths<unknown>(value)).toEqual(expected);
    expect(scrubPaths<unknown>(expected)).toEqual(expected);
  });
});

it("a secret that contains a replacement is still redacted", () => {
  const scrub = createScrub({ redaction: { method: "replace", text: "gone" } });
  expect(scrub("password=gonefishing-7, token=plum-gone-7")).toBe("password=gone, token=gone");
});
