import { describe, expect, test } from "vitest";
import { PLACES } from "../../../corpus/events.ts";
import { expectHidden, KEY, leakIn, MAIL, PASSWORD } from "../../../corpus/hidden.ts";
import { compiledPolicyOf } from "../../default-policy.ts";
import { scrubItem } from "../../items/items.ts";

/** Scrubs a string that an attachment contains as bytes, and returns the scrubbed string. */
function scrubAttachment(text: string): string {
  const [, payload] = scrubItem([{ type: "attachment" }, new TextEncoder().encode(text)], compiledPolicyOf({})).value;
  return new TextDecoder().decode(payload instanceof Uint8Array ? payload : undefined);
}

describe("a secret with \\u escapes, in a string that is not a single JSON document", () => {
  const mail = `{"id":7,"mail":"${MAIL.replace("@", "\\u0040")}"}`;
  const password = `{"id":8,"pass\\u0077ord":"${PASSWORD}"}`;

  test.each([
    ["the last line of NDJSON", `{"id":1}\n${mail}`],
    ["the first line of NDJSON", `${mail}\n{"id":1}\n`],
    ["NDJSON with Windows line ends", `{"id":1}\r\n${mail}\r\n`],
    ["NDJSON of lists", `["a"]\n["${MAIL.replace("@", "\\u0040")}"]`],
    ["a name in NDJSON", `{"id":1}\n${password}\n`],
    ["JSON with a trailing comma", mail.replace("}", ",}")],
    ["a list with a trailing comma", `[${mail},]`],
    ["JSON with a comment at its end", `${mail} // the customer`],
    ["JSON with a comment before it", `/* the customer */\n${mail}`],
    ["JSON with a comment inside", mail.replace(",", ", /* the customer */")],
    ["a name in JSON with a comment", `${password} // the customer`],
    ["truncated JSON", mail.slice(0, -2)],
    ["JSON in prose", `the server answered ${mail} with status 500`],
    ["an escape with a capital digit", `{"id":1}\n${mail.replace(".", "\\u002E")}`],
    ["each character escaped", `{"id":1}\n{"m":"${[...MAIL].map((char) => escapeOf(char)).join("")}"}`],
  ])("is redacted: %s", (_, text) => {
    expectHidden({ note: text });
    expectHidden({ event_id: "a".repeat(32), request: { data: text } });
    expect(leakIn(scrubAttachment(text))).toBeUndefined();
  });
});

describe("a secret in base64", () => {
  /**
   * Most contents include `~~~???>>>`, because its base64 has `+` and `/` in the standard alphabet, and `-` and `_` in
   * the URL alphabet.
   */
  const contents = {
    "a form": `user=ada&password=${PASSWORD}&note=~~~???>>>`,
    "a form with an address": `mail=${encodeURIComponent(MAIL)}&note=~~~???>>>ÿÿ`,
    "JSON with a password": JSON.stringify({ id: 7, password: PASSWORD, note: "~~~???>>>" }),
    "JSON with an address": JSON.stringify({ id: 7, note: `~~~???>>> ${MAIL}` }),
    "an address": MAIL,
    "a vendor's key": KEY,
    "a header": `Authorization: Bearer ${KEY}`,
  };
  const alphabets = {
    "the standard alphabet": (text: string) => Buffer.from(text).toString("base64"),
    "the standard alphabet without padding": (text: string) => Buffer.from(text).toString("base64").replace(/=+$/, ""),
    "the URL alphabet": (text: string) => Buffer.from(text).toString("base64url"),
    "the URL alphabet with padding": (text: string) =>
      Buffer.from(text).toString("base64").replaceAll("+", "-").replaceAll("/", "_"),
  };
  const places: readonly (readonly [string, (text: string) => unknown])[] = [
    ...PLACES.filter(([name]) =>
      ["bare", "list", "request body", "log body", "log attribute", "exception value", "extra"].includes(name),
    ),
    ["JSON text", (text) => ({ note: JSON.stringify({ body: text }) })],
    ["prose", (text) => ({ note: `the body was ${text} in the request` })],
    ["a data URL", (text) => ({ note: `data:text/plain;base64,${text}` })],
    ["a pair in a text", (text) => ({ note: `status=500 body=${text}` })],
  ];

  for (const [alphabet, encode] of Object.entries(alphabets)) {
    test.each(Object.entries(contents))(`is redacted: %s, in ${alphabet}`, (_, content) => {
      const encoded = encode(content);
      for (const [, around] of places) expectHidden(around(encoded));
      expect(leakIn(scrubAttachment(encoded))).toBeUndefined();
      expect(leakIn(scrubAttachment(`first line\n${encoded}\n`))).toBeUndefined();
    });
  }

  test("the test data contain the characters in which the two base64 alphabets differ", () => {
    expect(alphabets["the standard alphabet"](Object.values(contents).join("\n"))).toMatch(/\+.*\/|\/.*\+/);
  });
});

/** Returns the JSON escape of a character. Example: for `a`, it returns `\u0061`. */
function escapeOf(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
