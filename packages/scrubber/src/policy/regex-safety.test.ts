import { describe, expect, it } from "vitest";
import { dangerOf } from "./regex-safety.ts";

describe("an app's pattern", () => {
  it.each([
    [/(a+)+/, "nested quantifiers"],
    [/(?:\d*)*x/, "nested quantifiers"],
    [/(a|a)*$/, "alternatives inside a repetition"],
    [/(.*,)+/, "nested quantifiers"],
    [/(a)\1/, "back-reference"],
    [/(?<x>a)\k<x>/, "back-reference"],
    [/(?=.*a)b/, "look-around"],
    [/(?<!\w+)x/, "look-around"],
    [/\d+x/, "starts again"],
    [/.*:.*;/, "starts again"],
    [/[a-z]+@[a-z]+/, "starts again"],
    [/\s*,/, "starts again"],
    [/a+b/, "starts again"],
  ])("is rejected with a reason: %s", (pattern, reason) => {
    expect(dangerOf(pattern)).toContain(reason);
  });

  it.each([
    /ORD-\d{8}/,
    /ORD-\d+/,
    /\d+/,
    /INV-\d+-[a-z]+/,
    /(?:ab|cd)+/,
    /\b[A-Z]{2}\d{6}\b/,
    /user_[\w-]{1,64}@corp/,
    /^secret$/i,
    /[\]a-z]{2}/,
    /\p{L}{3}-\d+/u,
    /a{2,5}b/,
    /(?<=id=)\d{1,9}/,
  ])("is accepted: %s", (pattern) => {
    expect(dangerOf(pattern)).toBeUndefined();
  });

  it("takes linear time on adversarial strings if it is accepted", () => {
    for (const pattern of [/ORD-\d+/g, /INV-\d+-[a-z]+/g, /(?:ab|cd)+/g]) {
      const steps = ["ORD-1", "INV-1", "ab", "1", "INV-", "a"].map((unit) => unit.repeat(200_000));
      for (const text of steps) text.replace(pattern, "");
    }
  });
});
