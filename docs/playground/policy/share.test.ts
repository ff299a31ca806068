import fc from "fast-check";
import { expect, test } from "vitest";
import { fragmentOf, policyIn } from "./share.ts";

test("a policy in a link is restored as it was written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme" }), async (policy) => {
      const fragment = await fragmentOf(policy);
      expect(fragment).toMatch(/^#policy=[\w-]*$/);
      expect(await policyIn(fragment)).toBe(policy);
    }),
  );
});

test.each(["", "#kept", "#policy=", "#policy=%%%", "#policy=AAAA"])(
  "the fragment %j contains no policy",
  async (fragment) => {
    expect(await policyIn(fragment)).toBeUndefined();
  },
);
