import { describe, expect, it, test } from "vitest";
import { compiledPolicyOf } from "../../default-policy.ts";
import { compiledPolicyFor } from "../../walk/compiled-policy.ts";
import { ITEMS } from "../../walk/item-schema.ts";
import { walk } from "../../walk/walk.ts";

const plan = compiledPolicyOf({});
const LENGTH = 120;

/** Scrubs a string as if the SDK had truncated its end. */
function scrubCut(text: string): string {
  const before = "- ".repeat(LENGTH);
  const value = `${before.slice(0, LENGTH - text.length)}${text}`.slice(-LENGTH);
  const scrubbed = String(walk(`${value}...`, { ...plan, valueLength: LENGTH }).value);
  return scrubbed.replace(/^[- ]{0,200}/, "");
}

const scrubLine = (line: string) => String(walk(line, plan, "source").value);

describe("a string that the SDK truncated", () => {
  it.each([
    ["no account for adalovel", "no account for [Filtered]..."],
    ["no account for ada.lovelace@exam", "no account for [email]..."],
    ["no account for o'neill-maccart", "no account for [Filtered]..."],
    ["paid with 4111 1111 11", "paid with [creditcard]..."],
    ["paid with 4111 1111 1111 ", "paid with [creditcard]..."],
    ["from DE44 5001 0517 5", "from [iban]..."],
    ["ssn 219-09-9", "ssn [us-ssn]..."],
    ["connect to postgres://ada:plum,anv", "connect to postgres://[Filtered]..."],
    ["connect to postgres://ad", "connect to [Filtered]..."],
    ["with Bearer e2e9f3c", "with Bearer [token]"],
    ["with Bearer plum", "with Bearer [token]..."],
    ["got <password>plum anv", "got <password>[Filtered]..."],
    ['ran tool --password "plum anv', 'ran tool --password "[Filtered]...'],
    ["ran ALTER USER ada PASSWORD 'plum anv", "ran ALTER USER ada PASSWORD '[Filtered]..."],
    ["from 2001:db8:4111111111111111", "from [Filtered]..."],
    ["in C:\\Users\\Kim Lee Smi", "in C:\\Users\\[user]..."],
  ])("has the possible beginning of a secret redacted: %j", (text, expected) => {
    expect(scrubCut(text)).toBe(expected);
  });

  it.each([
    ["the words before the last one", "Could not find the order tha", "Could not find the order [Filtered]..."],
    ["the host of a URL", "GET https://shop.example/items/4", "GET https://shop.example/[Filtered]..."],
    [
      "the complete parameters of a URL",
      "GET https://shop.example/items?page=2&sor",
      "GET https://shop.example/items?page=2&[Filtered]...",
    ],
    [
      "the whole string if it was truncated after a word",
      "Could not find the order, ",
      "Could not find the order, ...",
    ],
    ["the words before a bracket", "at pay (/srv/app/pa", "at pay ([Filtered]..."],
    ["the name of a parameter whose value is redacted", "see to=ada@exam", "see to=[email]..."],
  ])("keeps %s", (_, text, expected) => {
    expect(scrubCut(text)).toBe(expected);
  });

  it("is redacted by the policy's method for `@cut`, and reported under that rule", () => {
    const masked = { ...compiledPolicyOf({ redaction: { "@cut": "mask" } }), valueLength: 10 };
    const { value, redactions } = walk({ note: "no account..." }, masked);
    expect(value).toEqual({ note: "no *******..." });
    expect(redactions).toMatchObject([{ rule: "@cut", path: ["note"] }]);
  });

  it("is kept if the policy turns off all detectors", () => {
    const off = { ...compiledPolicyOf({ scrubDefaults: false, detectors: { pairs: false } }), valueLength: 10 };
    expect(walk("no account...", off).value).toBe("no account...");
  });

  it("has personal data kept if the policy keeps it, except in the truncated word", () => {
    const plain = { ...compiledPolicyOf({ scrubPersonalData: false }), valueLength: 22 };
    expect(walk("paid with 4111 1111 11...", plain).value).toBe("paid with 4111 1111 [Filtered]...");
  });
});

test.each([
  ["a breadcrumb's message", 2048, "..."],
  ["a Knex query", 1021, "..."],
  ["a small body, including its dots", 997, "..."],
  ["a body of medium size, including its dots", 9997, "..."],
  ["an argument of `console` in a replay", 5000, "\u2026"],
  ["a body in a replay", 150_000, "\u2026"],
])("%s is recognized as truncated by its length alone", (_, length, mark) => {
  const cut = (more: number) =>
    String(walk(`${"ab ".repeat(length).slice(0, length + more - 4)}plum${mark}`, plan).value);
  expect(cut(0).slice(-20)).toMatch(new RegExp(`\\[Filtered\\]\\${mark}$`));
  expect(cut(1).slice(-20)).toMatch(new RegExp(`plum\\${mark}$`));
});

test("a body with non-ASCII characters is recognized as truncated by its length in bytes", () => {
  const bytes = new TextEncoder().encode(`${"щ ".repeat(328)}plum-${"щ".repeat(20)}`);
  const endOf = (length: number) => {
    const body = `${new TextDecoder().decode(bytes.subarray(0, length))}...`;
    return String(walk(body, plan).value).slice(-13);
  };
  // The first 996 bytes end with half of a two-byte character. The decoder replaces that half, which is one byte, with
  // U+FFFD, which takes three bytes. So the decoded text has 998 bytes instead of 996, but must still be recognized as
  // truncated.
  const isCertain = [995, 996, 997, 999].map((length) => endOf(length).endsWith("[Filtered]..."));
  expect(isCertain).toEqual([false, true, true, false]);
});

test("JSON that Replay truncated without a mark is recognized by its length", () => {
  const body = `{"a":"${"ab ".repeat(60_000)}`.slice(0, 149_996);
  expect(String(walk(`${body}plum`, plan, ITEMS["replay_recording"]).value).slice(-14)).toBe(" ab [Filtered]");
});

test("the ten characters that the SDK keeps of a data: URL are redacted", () => {
  const url = "GET data:text/plain,base64,aGVsbG8gd2... [truncated]";
  expect(walk(url, plan).value).toBe("GET data:text/plain,base64,[Filtered]... [truncated]");
});

test("a string without findings for one client is searched again for a client with another `maxValueLength`", () => {
  const event = { note: "no account for plum..." };
  expect(walk(event, plan).value).toEqual(event);
  const other = compiledPolicyFor({ getOptions: () => ({ maxValueLength: 19 }) }, plan);
  expect(walk(event, other).value).toEqual({ note: "no account for [Filtered]..." });
  expect(walk(event, plan).value).toEqual(event);
});

describe("a line of source code that the SDK truncated", () => {
  it.each([
    ['const to = "ada.lovel {snip}', 'const to = "[Filtered] {snip}'],
    ['const to = "Dear ada.lovelace@exam {snip}', 'const to = "Dear [email] {snip}'],
    ['const db = "postgres://ada:Zq9vKe {snip}', 'const db = "postgres://[Filtered] {snip}'],
    ["return shop.order(id, retr {snip}", "return shop.order(id, [Filtered] {snip}"],
    ["function a(b){return b(c)};function {snip}", "function a(b){return b(c)};[Filtered] {snip}"],
    ["return shop.order(id); {snip}", "return shop.order(id); {snip}"],
  ])("is scrubbed at its truncated end: %j becomes %j", (line, expected) => {
    expect(scrubLine(line)).toBe(expected);
  });

  it.each([
    ["the rest of a word", 'Zq9vKe@db:5432/shop", 3)', '[Filtered]", 3)'],
    ["the rest of a card number", "11 1111 1111 1111 was paid", "[Filtered] was paid"],
    ["the rest of a literal of several words", 'anvil harbour", 3, "b")', '[Filtered]", 3, "b")'],
    [
      "a literal after a name whose beginning is missing",
      'ssword: "plum anvil", retries: 3',
      '[Filtered]", retries: 3',
    ],
    [
      "a literal after a quoted name whose beginning is missing",
      'ssword": "plum anvil", "a": 3',
      '[Filtered]", "a": 3',
    ],
    ["a literal whose whole name is missing", '"plum anvil", retries: 3', '[Filtered]", retries: 3'],
    [
      "a value without quotes after a name whose beginning is missing",
      "ssword=plum-anvil-7741 NODE=1",
      "[Filtered] NODE=1",
    ],
    ["all text up to the quote that may end a literal", "password: plum-7741', 3)", "[Filtered]', 3)"],
    ["a value in a later literal", "b); y('password: plum-anvil', 3)", "[Filtered]); y('password: [Filtered]', 3)"],
    ["the lines of a PEM key", "hkiG9w0B\\nMIIEvQIBADANBgkqhkiG9w0BAQEF\\nAASCBKcwggSjAgEAAoIBAQC7 b", "[Filtered] b"],
  ])("has %s redacted if the beginning of the line is missing", (_, line, expected) => {
    expect(scrubLine(`'{snip} ${line}`)).toBe(`'{snip} ${expected}`);
  });

  it("keeps the code after the possible rest of a secret", () => {
    expect(scrubLine("'{snip} b); return shop.order(id, 3); {snip}")).toBe(
      "'{snip} [Filtered]); return shop.order(id, 3); {snip}",
    );
  });

  it("is not changed by a second pass", () => {
    for (const line of [
      'const to = "ada.lovel {snip}',
      '\'{snip} ssword: "plum anvil", retries: 3, to: "ada@exam {snip}',
    ]) {
      const once = scrubLine(line);
      expect(scrubLine(once)).toBe(once);
    }
  });
});

test("dots at the end of a line of source code do not mean that the line was truncated", () => {
  expect(scrubLine("call(first, ...")).toBe("call(first, ...");
});
