import { describe, expect, it } from "vitest";
import { growthOf } from "../../../internal/test/cpu-time.ts";
import { createScrub } from "../create-scrub.ts";
import type { ScrubberPolicy } from "../policy/types.ts";

type Values = NonNullable<ScrubberPolicy["safeValues"]>;

/** Lists of safe values, each with a string in which such a value is not redacted. */
const KEPT: readonly (readonly [Values, string])[] = [
  [["help@example.com"], "mail help@example.com now"],
  [["help@example.com"], "help@example.com"],
  [["plum-anvil-7"], "password=plum-anvil-7"],
  [["plum-anvil-7"], '{"password":"plum-anvil-7"}'],
  [["plum-anvil-7"], "curl --token plum-anvil-7"],
  [["help@example.com"], "to=help%40example.com&x=1"],
  [["https://example.com/?by=a@b.example"], "https://example.com/?by=a@b.example"],
  [["203.0.113.7"], "from 203.0.113.7"],
  [["203.0.113.0/24"], "from 203.0.113.200"],
  [["203.0.113.7/32"], "from 203.0.113.7"],
  [["0.0.0.0/0"], "from 203.0.113.7"],
  [["2001:db8::/32"], "from 2001:db8::7"],
  [["2001:db8::/32"], "from 2001:0db8:0:0:0:0:0:7"],
  [["::/0"], "from 2001:db8::7"],
  [[/demo-\d{1,4}/], "password=demo-17"],
  [[/^demo-\d{1,4}$/], "password=demo-17"],
  [[/a|plum-anvil-7/], "password=plum-anvil-7"],
  [[{ domain: "example.com" }], "mail help@example.com"],
  [[{ domain: "example.com" }], "mail help@mail.example.com"],
  [[{ domain: "example.com" }], "mail HELP@EXAMPLE.COM"],
  [[{ domain: "EXAMPLE.com" }], "token=auth.example.com"],
];

/** Lists of safe values, each with a string in which a similar value is redacted. */
const REDACTED: readonly (readonly [Values, string])[] = [
  [["help@example.com"], "mail help@example.com.test"],
  [["help@example.com"], "mail the.help@example.com"],
  [[{ domain: "example.com" }], "password=auth.example.com"],
  [[{ domain: "example.com" }], "password=plum-anvil-7@example.com"],
  [[{ domain: "example.com" }], "curl -u ada:plum-anvil-7@example.com"],
  [[{ domain: "example.com" }], "token=q7Zt2LmX9vKp4RsW8yBn3Dc6.example.com"],
  [["plum-anvil-7"], "password=plum-anvil-77"],
  [["plum-anvil-7"], "password=Plum-Anvil-7"],
  [["203.0.113.0/24"], "from 203.0.114.7"],
  [["203.0.113.0/25"], "from 203.0.113.200"],
  [["0.0.0.0/0"], "from 2001:db8::7"],
  [["::/0"], "from 203.0.113.7"],
  [["2001:db8::/32"], "from 2001:db9::7"],
  [[/demo-\d/], "password=demo-17"],
  [[/demo-\d/], "password=a-demo-1"],
  [[/^demo-\d$/m], "password='x\ndemo-1'"],
  [[{ domain: "example.com" }], "mail help@example.com.test"],
  [[{ domain: "example.com" }], "mail help@badexample.com"],
  [[{ domain: "example.com" }], "mail help@exampleXcom.org"],
  [[{ domain: "example.com" }], "password=https://example.com/?t=plum-anvil-7"],
];

describe("a safe value", () => {
  it.each(KEPT)("is kept: with %j, nothing in %j is redacted", (safeValues, text) => {
    expect(createScrub({ safeValues })(text)).toBe(text);
    expect(createScrub()(text)).not.toBe(text);
  });

  it.each(REDACTED)("does not protect a similar value: with %j, a value in %j is redacted", (safeValues, text) => {
    expect(createScrub({ safeValues })(text)).not.toBe(text);
  });

  it("is kept under a sensitive name: in a field, a typed attribute, a pair and an argument, and as a number", () => {
    const value = {
      password: "plum-anvil-7",
      pin: 4711,
      attributes: { api_key: { value: "plum-anvil-7", type: "string" } },
      headers: [["Authorization", "plum-anvil-7"]],
      arguments: ["password:", "plum-anvil-7"],
      field: { name: "password", value: "plum-anvil-7" },
    };
    expect(createScrub({ safeValues: ["plum-anvil-7", "4711"] })(value)).toEqual(value);
    expect(JSON.stringify(createScrub()(value))).not.toContain("plum");
  });

  it("is redacted if the app redacts it with `sensitiveFields`, `patterns`, `paths` or `allow`", () => {
    const safeValues = ["plum-anvil-7", "ORD-1234", "password=ORD-1234"];
    const scrub = createScrub({
      safeValues,
      sensitiveFields: ["national_ref"],
      patterns: { order: /ORD-\d{4}/ },
      paths: ["extra.ref"],
      allow: { tags: [] },
    });
    const value = {
      national_ref: "plum-anvil-7",
      note: "national_ref=plum-anvil-7",
      order: "ORD-1234",
      password: "ORD-1234",
      both: "password=ORD-1234",
      extra: { ref: "plum-anvil-7" },
      tags: { a: "plum-anvil-7" },
    };
    expect(scrub<unknown>(value)).toEqual({
      national_ref: "[Filtered]",
      note: "national_ref=[Filtered]",
      order: "[order]",
      password: "[Filtered]",
      both: "password=[order]",
      extra: { ref: "[Filtered]" },
      tags: { a: "[Filtered]" },
    });
  });

  it("protects neither a string that exceeds a limit nor another value in the same string", () => {
    const scrub = createScrub({ safeValues: ["help@example.com"], limits: { text: 20 } });
    expect(scrub(`help@example.com ${"x".repeat(20)}`)).toBe("[Filtered]");
    expect(createScrub({ safeValues: ["help@example.com"] })("help@example.com, ada@example.org")).toBe(
      "help@example.com, [email]",
    );
  });

  it("is found in time that grows linearly with the length of a string, even if it contains many safe values", () => {
    const scrub = createScrub({ safeValues: ["203.0.113.0/24"], limits: { work: 100_000_000 } });
    const growth = growthOf(
      (length) => {
        const text = Array.from({ length: length / 12 }, (_, index) => `203.0.113.${index % 256}`).join(" ");
        expect(scrub(text)).toBe(text);
      },
      4_800,
      48_000,
    );
    expect(growth).toBeLessThan(6);
  });
});
