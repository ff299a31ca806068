import { describe, expect, test } from "vitest";
import { createScrub } from "../create-scrub.ts";
import { compiledPolicyOf } from "../default-policy.ts";
import { scrubItem } from "../items/items.ts";

const EMAIL = "ada@example.com";
const listOf = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));

/**
 * Returns the values of a list or object that the scrubber shortened because of the work limit. The last value stands
 * for all that were omitted.
 */
function entriesOf(value: unknown): readonly unknown[] {
  return Object.values(Object(value));
}

describe("the budget of a payload", () => {
  const scrub = createScrub({ limits: { work: 10_000 } });

  test.each<[string, unknown, number]>([
    ["fields", Object.fromEntries(listOf(2000, (n) => [`k${n}`, n])), 2000],
    ["entries of a list", listOf(2000, (n) => n), 2000],
    ["objects", listOf(2000, () => ({})), 2000],
    ["strings", listOf(2000, (n) => `a text with the number ${n}`), 2000],
    ["redactions", listOf(2000, () => EMAIL), 2000],
    ["names that are redacted", Object.fromEntries(listOf(2000, (n) => [`u${n}@example.com`, n])), 2000],
    ["strings that only look like JSON", listOf(2000, (n) => `{"a":${n}b}`), 2000],
  ])("limits the work, and values beyond the limit are redacted: %s", (_, value, given) => {
    const scrubbed = scrub<unknown>({ value });
    const entries = entriesOf(Object(scrubbed).value);

    expect(JSON.stringify(scrubbed)).not.toContain("@example.com");
    expect(entries.length).toBeGreaterThan(5);
    expect(entries.length).toBeLessThan(given);
    expect(entries.at(-1)).toBe("[Filtered]");
  });

  test("is higher for Sentry's own fields, so that the event stays valid", () => {
    const event = {
      request: { data: Object.fromEntries(listOf(50_000, (n) => [`k${n}`, `${n}@example.com`])) },
      event_id: "0123456789abcdef0123456789abcdef",
      timestamp: 1_700_000_000.5,
      platform: "node",
      exception: { values: [{ type: "Error", value: `no such user: ${EMAIL}` }] },
    };
    const [, payload] = scrubItem([{ type: "event" }, event], compiledPolicyOf({ limits: { work: 100_000 } })).value;

    expect(payload).toMatchObject({
      event_id: event.event_id,
      timestamp: event.timestamp,
      platform: "node",
      exception: { values: [{ type: "Error", value: "no such user: [email]" }] },
    });
    expect(JSON.stringify(payload)).not.toContain("@example.com");
  });

  test("redacts the whole string if it contains too many secrets", () => {
    expect(createScrub()(`${EMAIL} `.repeat(4000))).toBe("[email] ".repeat(4000));
    expect(createScrub()(`${EMAIL} `.repeat(6000))).toBe("[Filtered]");
  });

  test("is set by `limits.work` of the policy", () => {
    const value = listOf(1000, (n) => n);
    expect(createScrub({ limits: { work: 1000 } })(value).length).toBeLessThan(100);
    expect(createScrub({ limits: { work: 1_000_000 } })(value)).toEqual(value);
  });
});

test("_meta of an event lists at most 1000 redactions", () => {
  const event = { extra: { list: listOf(3000, () => EMAIL) } };
  const [, payload] = scrubItem([{ type: "event" }, event], compiledPolicyOf({})).value;
  const { _meta } = Object(payload);

  expect(Object(payload).extra.list).toEqual(listOf(3000, () => "[email]"));
  expect(Object.keys(_meta.extra.list)).toHaveLength(1000);
});

test("keys that are redacted to the same name are numbered, and other keys keep their names", () => {
  const scrub = createScrub();
  expect(scrub({ "a@example.com": 1, "b@example.com": 2, "[email] (3)": 3, plain: 4, "c@example.com": 5 })).toEqual({
    "[email]": 1,
    "[email] (2)": 2,
    "[email] (3)": 3,
    plain: 4,
    "[email] (4)": 5,
  });
});

test("a sparse list with a huge length is copied only up to the limit", () => {
  const sparse: unknown[] = [["password", "made-up"]];
  sparse.length = 4_000_000_000;
  const scrubbed = createScrub()(sparse);

  expect(scrubbed.length).toBeLessThanOrEqual(250_001);
  expect(JSON.stringify(scrubbed[0])).not.toContain("made-up");
});

test("a long base64 string of binary data stays within the budget, and is kept", () => {
  const blob = Buffer.from(Uint8Array.from(listOf(150_000, (n) => (n * 7919 + (n >> 3) * 104_729) % 251))).toString(
    "base64",
  );
  expect(createScrub()({ blob })).toEqual({ blob });
});
