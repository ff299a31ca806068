import { describe, expect, it, test } from "vitest";
import { compiledPolicyFor, compiledPolicyOf } from "../../walk/compiled-policy.ts";
import { ITEMS } from "../../walk/event-schema.ts";
import { walk } from "../../walk/walk.ts";

const plan = compiledPolicyOf({});
const LENGTH = 120;

/** Scrubs a text as if the SDK had cut it at the end. */
function scrubCut(text: string): string {
  const before = "- ".repeat(LENGTH);
  const value = `${before.slice(0, LENGTH - text.length)}${text}`.slice(-LENGTH);
  const scrubbed = String(walk(`${value}...`, { ...plan, valueLength: LENGTH }).value);
  return scrubbed.replace(/^[- ]{0,200}/, "");
}

const scrubLine = (line: string) => String(walk(line, plan, "source").value);

describe("where the SDK cut a text", () => {
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
  ])("nothing is left of the secret that %j may have been the beginning of", (text, expected) => {
    expect(scrubCut(text)).toBe(expected);
  });

  it.each([
    ["the words before the last one", "Could not find the order tha", "Could not find the order [Filtered]..."],
    ["a URL's host", "GET https://shop.example/items/4", "GET https://shop.example/[Filtered]..."],
    [
      "a URL's whole parameters",
      "GET https://shop.example/items?page=2&sor",
      "GET https://shop.example/items?page=2&[Filtered]...",
    ],
    ["a text that was cut after a word", "Could not find the order, ", "Could not find the order, ..."],
    ["what stands in brackets before it", "at pay (/srv/app/pa", "at pay ([Filtered]..."],
    ["the name of a parameter whose value is known", "see to=ada@exam", "see to=[email]..."],
  ])("%s stays", (_, text, expected) => {
    expect(scrubCut(text)).toBe(expected);
  });

  it("goes by the policy's redactions, and says which rule it was", () => {
    const masked = { ...compiledPolicyOf({ redaction: { "@cut": "mask" } }), valueLength: 10 };
    const { value, redactions } = walk({ note: "no account..." }, masked);
    expect(value).toEqual({ note: "no *******..." });
    expect(redactions).toMatchObject([{ rule: "@cut", path: ["note"] }]);
  });

  it("looks at nothing where the policy looks for nothing", () => {
    const off = { ...compiledPolicyOf({ scrubDefaults: false, detectors: { pairs: false } }), valueLength: 10 };
    expect(walk("no account...", off).value).toBe("no account...");
  });

  it("leaves personal data where they are wanted, but for the word that was cut", () => {
    const plain = { ...compiledPolicyOf({ scrubPersonalData: false }), valueLength: 22 };
    expect(walk("paid with 4111 1111 11...", plain).value).toBe("paid with 4111 1111 [Filtered]...");
  });
});

test.each([
  ["a breadcrumb's message", 2048, "..."],
  ["a query of Knex", 1021, "..."],
  ["a small body with its dots", 997, "..."],
  ["a body of medium size with its dots", 9997, "..."],
  ["an argument of `console` in a replay", 5000, "\u2026"],
  ["a body in a replay", 150_000, "\u2026"],
])("%s is known to be cut by its length alone", (_, length, mark) => {
  const cut = (more: number) =>
    String(walk(`${"ab ".repeat(length).slice(0, length + more - 4)}plum${mark}`, plan).value);
  expect(cut(0).slice(-20)).toMatch(new RegExp(`\\[Filtered\\]\\${mark}$`));
  expect(cut(1).slice(-20)).toMatch(new RegExp(`plum\\${mark}$`));
});

test("a body of other characters than ASCII is known to be cut by its bytes", () => {
  const bytes = new TextEncoder().encode(`${"щ ".repeat(328)}plum-${"щ".repeat(20)}`);
  const endOf = (length: number) => {
    const body = `${new TextDecoder().decode(bytes.subarray(0, length))}...`;
    return String(walk(body, plan).value).slice(-13);
  };
  // The first 996 bytes end inside a character. It is decoded to U+FFFD, which has three bytes.
  const isCertain = [995, 996, 997, 999].map((length) => endOf(length).endsWith("[Filtered]..."));
  expect(isCertain).toEqual([false, true, true, false]);
});

test("JSON that a replay cut without a mark is known by its length", () => {
  const body = `{"a":"${"ab ".repeat(60_000)}`.slice(0, 149_996);
  expect(String(walk(`${body}plum`, plan, ITEMS["replay_recording"]).value).slice(-14)).toBe(" ab [Filtered]");
});

test("the ten characters of a data URL that the SDK leaves go", () => {
  const url = "GET data:text/plain,base64,aGVsbG8gd2... [truncated]";
  expect(walk(url, plan).value).toBe("GET data:text/plain,base64,[Filtered]... [truncated]");
});

test("a text is not taken for clean because a client with another `maxValueLength` has sent it", () => {
  const event = { note: "no account for plum..." };
  expect(walk(event, plan).value).toEqual(event);
  const other = compiledPolicyFor({ getOptions: () => ({ maxValueLength: 19 }) }, plan);
  expect(walk(event, other).value).toEqual({ note: "no account for [Filtered]..." });
  expect(walk(event, plan).value).toEqual(event);
});

describe("a line of source that the SDK cut", () => {
  it.each([
    ['const to = "ada.lovel {snip}', 'const to = "[Filtered] {snip}'],
    ['const to = "Dear ada.lovelace@exam {snip}', 'const to = "Dear [email] {snip}'],
    ['const db = "postgres://ada:Zq9vKe {snip}', 'const db = "postgres://[Filtered] {snip}'],
    ["return shop.order(id, retr {snip}", "return shop.order(id, [Filtered] {snip}"],
    ["function a(b){return b(c)};function {snip}", "function a(b){return b(c)};[Filtered] {snip}"],
    ["return shop.order(id); {snip}", "return shop.order(id); {snip}"],
  ])("%j becomes %j", (line, expected) => {
    expect(scrubLine(line)).toBe(expected);
  });

  it.each([
    ["the rest of a word", 'Zq9vKe@db:5432/shop", 3)', '[Filtered]", 3)'],
    ["the rest of a card's number", "11 1111 1111 1111 was paid", "[Filtered] was paid"],
    ["the rest of a literal of several words", 'anvil harbour", 3, "b")', '[Filtered]", 3, "b")'],
    ["a literal under a name that was cut", 'ssword: "plum anvil", retries: 3', '[Filtered]", retries: 3'],
    ["a literal under a quoted name that was cut", 'ssword": "plum anvil", "a": 3', '[Filtered]", "a": 3'],
    ["a literal under a name of which nothing is left", '"plum anvil", retries: 3', '[Filtered]", retries: 3'],
    ["a value without quotes under a name that was cut", "ssword=plum-anvil-7741 NODE=1", "[Filtered] NODE=1"],
    ["a literal that may lie anywhere in a literal", "password: plum-7741', 3)", "[Filtered]', 3)"],
    [
      "a value in a literal further on",
      "b); y('password: plum-anvil', 3)",
      "[Filtered]); y('password: [Filtered]', 3)",
    ],
    ["the lines of a key", "hkiG9w0B\\nMIIEvQIBADANBgkqhkiG9w0BAQEF\\nAASCBKcwggSjAgEAAoIBAQC7 b", "[Filtered] b"],
  ])("loses %s in front", (_, line, expected) => {
    expect(scrubLine(`'{snip} ${line}`)).toBe(`'{snip} ${expected}`);
  });

  it("keeps the code behind what may be the rest of a secret", () => {
    expect(scrubLine("'{snip} b); return shop.order(id, 3); {snip}")).toBe(
      "'{snip} [Filtered]); return shop.order(id, 3); {snip}",
    );
  });

  it("has nothing for a second pass to find", () => {
    for (const line of [
      'const to = "ada.lovel {snip}',
      '\'{snip} ssword: "plum anvil", retries: 3, to: "ada@exam {snip}',
    ]) {
      const once = scrubLine(line);
      expect(scrubLine(once)).toBe(once);
    }
  });
});

test("dots at the end of a line of source are code", () => {
  expect(scrubLine("call(first, ...")).toBe("call(first, ...");
});
