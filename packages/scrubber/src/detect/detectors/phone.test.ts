import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();

const INTERNATIONAL = [
  "+12125550142",
  "+4915112345678",
  "+49 151 12345678",
  "+49 (0)151 1234 5678",
  "+1 (212) 555-0142",
  "+1(212)555-0142",
  "+1-212-555-0142",
  "+1.212.555.0142",
  "+1 212 555 0142 ext. 12",
  "+1 212 555 0142x12",
  "+33 1 23 45 67 89",
  "+44 20 7946 0958",
  "+298 123456",
  "+123456789012345",
  "0049 151 12345678",
  "004915112345678",
  "0012125550142",
  "0044 (0)20 7946 0958",
];

/** Texts before and after a phone number. */
const AROUND = [
  ["", ""],
  ["call ", " now"],
  ["call ", "."],
  ["(", ")"],
  ['{"to":"', '","n":1}'],
  ["to=", "&page=2"],
  ["to: ", ", then"],
  ["<b>", "</b>"],
  ["[", "]"],
  ["tel:", ""],
  ["https://api.example.com/v1/", "/calls"],
  ["https://api.example.com/v1?to=", "&page=2"],
  ["значение ", "。"],
  ["sent to\n", "\nand failed"],
] as const;

describe("an international phone number", () => {
  it.each(INTERNATIONAL)("is redacted in any context: %s", (number) => {
    for (const [before, after] of AROUND) expect(scrub(`${before}${number}${after}`)).toBe(`${before}[phone]${after}`);
  });

  it("is redacted with any digits and separators", () => {
    const separator = fc.constantFrom("", " ", "-", ".", " (", ") ");
    const rest = fc.array(fc.tuple(separator, fc.integer({ min: 10, max: 99 })), { minLength: 5, maxLength: 6 });
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 99 }), rest, (country, groups) => {
        const number = `+${country}${groups.map(([before, group]) => `${before}${group}`).join("")}`;
        // Skips decimal numbers, such as `+1.23456789`. Also skips numbers whose first group alone is a complete phone
        // number, such as `+491511234567 (8)`.
        fc.pre(!/^\+\d+\.\d+(?:-\d+\.\d+)?$/.test(number) && !/^\+\d{9,}[ ()]/.test(number));
        expect(scrub(`call ${number} now`)).toBe("call [phone] now");
      }),
    );
  });

  it("is redacted by the detector `phone` under the rule `@phone`", () => {
    const text = "call +49 151 12345678";
    expect(createScrub({ detectors: { phone: false } })(text)).toBe(text);
    expect(createScrub({ detectors: { phone: "mask" } })(text)).toBe(`call ${"*".repeat(16)}`);
    expect(createScrub({ redaction: { "@phone": "filter" } })(text)).toBe("call [Filtered]");
    expect(createScrub({ scrubPersonalData: false })(text)).toBe(text);
    expect(createScrub({ scrubPersonalData: false, detectors: { phone: true } })(text)).toBe("call [phone]");
  });

  it("is not redacted as a card number", () => {
    expect(scrub("to +4111111111111")).toBe("to [phone]");
    // No phone number has 16 digits.
    expect(scrub("to +4111111111111111")).toBe("to +4111111111111111");
  });
});

describe("a number after a word for a phone", () => {
  const words = ["phone", "Phone:", "mobile", "Tel.", "Tel:", "telephone", "cell", "FAX", "WhatsApp", "msisdn"];
  it.each(words)("is redacted: %s", (word) => {
    for (const number of ["212-555-0142", "(212) 555-0142", "030 1234567", "212.555.0142"]) {
      const text = scrub(`my ${word} ${number} changed`);
      expect(text).toMatch(/^my \S+ \[(?:phone|Filtered)\] changed$/);
    }
  });

  it.each([
    "phone number 212-555-0142",
    "Phone number: 212-555-0142",
    "mobile no. is 212 555 0142",
    "phone was 2125550142",
  ])("is redacted if other words are in between: %s", (text) => expect(scrub(text)).not.toMatch(/\d/));
});

/** Strings without a phone number. */
const KEPT = [
  "C++11 and C++17",
  "+1",
  "votes +123, now +12345",
  "+0000",
  "2026-11-24T10:00:00+0000",
  "2026-11-24 10:00:00 +1000 2026 11",
  "Tue Nov 24 10:00:00 2026 +1300",
  "[24/Nov/2026:10:00:00 +1200]",
  "1.0.0+20261124123456",
  "+1.23456789012",
  "+40.20361-75.00417/",
  "@@ -123,7 +123456,9 @@",
  "a+1234567890",
  "list[0]+1234567890",
  "(a)+1234567890",
  "aGVsbG8+1234567890=",
  "at run (app.js:10:5) +0x123456789",
  "(212) 555-0142",
  "212-555-0142",
  "order 0000123456789",
  "part 0012-3456-7890-1234",
  "XY12 0034 5678 9012 34 failed",
  "fax 2026-11-24 10:00 sent",
  "phone 15 of 2026",
  "mobile 1.2.3",
  "0012345",
  "0x00123456789012",
  "took 001234567890ms",
];

it.each(KEPT)("a string without a phone number is kept: %s", (text) => {
  expect(scrub(text)).toBe(text);
  expect(scrub({ note: text })).toEqual({ note: text });
});

it("the beginning of a phone number is redacted at the end of a truncated string", () => {
  const text = "x".repeat(2000) + " call +49 151 123456789".padStart(48);
  const message = `${text.slice(0, 2048)}...`;
  expect(scrub({ event_id: "0".repeat(32), breadcrumbs: [{ message }] })).toMatchObject({
    breadcrumbs: [{ message: expect.stringMatching(/call \[\w+\]\.\.\.$/) }],
  });
  expect(scrub("call +49 151 123456...")).toBe("call [phone]...");
  expect(scrub("votes +12...")).toBe("votes +12...");
});
