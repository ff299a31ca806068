import { describe, expect, test } from "vitest";
import { CARD, expectHidden, KEY, MAIL, PASSWORD } from "../../../corpus/hidden.ts";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();

const INVISIBLE = {
  "zero width space": "\u200b",
  "zero width non-joiner": "\u200c",
  "zero width joiner": "\u200d",
  "word joiner": "\u2060",
  "byte order mark": "\ufeff",
  "soft hyphen": "\u00ad",
  "Mongolian vowel separator": "\u180e",
  "variation selector 1": "\ufe00",
  "variation selector 16": "\ufe0f",
  "variation selector 17, of two code units": "\u{e0100}",
  "left-to-right mark": "\u200e",
  "right-to-left mark": "\u200f",
  "Arabic letter mark": "\u061c",
  "right-to-left override": "\u202e",
  "left-to-right isolate": "\u2066",
  "pop directional isolate": "\u2069",
  "two invisible characters": "\u200b\u2060",
};

describe.each(Object.entries(INVISIBLE))("a secret with an invisible character (%s)", (_, mark) => {
  /** Inserts the invisible character `mark` at index `at`. Example: `abcd` -> `ab<mark>cd`. */
  const split = (text: string, at = text.length >> 1): string => text.slice(0, at) + mark + text.slice(at);

  test.each([
    ["inside the name", `${split("password")}=${PASSWORD}`],
    ["before the name", `${mark}password=${PASSWORD}`],
    ["after the name", `password${mark}=${PASSWORD}`],
    ["after the equals sign", `password=${mark}${PASSWORD}`],
    ["inside the value", `password=${split(PASSWORD)}`],
    ["inside a name with a colon", `status 500, ${split("password")}: ${PASSWORD}`],
    ["inside a name in invalid JSON", `{"${split("password")}":"${PASSWORD}",}`],
    ["inside a name in JSON", JSON.stringify({ [split("password")]: PASSWORD })],
    ["inside a name in a query", `/find?page=1&${split("access_token")}=${PASSWORD}`],
  ])("is redacted if the character is %s", (_, text) => {
    expectHidden({ note: text });
  });

  test.each([
    ["before the @ of an address", MAIL.replace("@", `${mark}@`)],
    ["after the @ of an address", MAIL.replace("@", `@${mark}`)],
    ["inside the name of an address", split(MAIL, 5)],
    ["inside the host of an address", split(MAIL, MAIL.length - 7)],
    ["inside the last part of an address", split(MAIL, MAIL.length - 2)],
    ["around an address", mark + MAIL + mark],
    ["inside a vendor's key", split(KEY)],
    ["inside the prefix of a vendor's key", split(KEY, 2)],
    ["around a vendor's key", mark + KEY + mark],
    ["inside a card number", split(CARD)],
    ["between the groups of a card number", CARD.replace(/(\d{4})(?=\d)/g, `$1${mark}`)],
  ])("is redacted, and the text around it is kept, if the character is %s", (_, secret) => {
    // An invisible character outside the secret must stay in the text.
    const [before, after] = [`na${mark}ïve order of `, ` was re${mark}fused`];
    expectHidden({ note: secret });
    expectHidden([before + secret + after]);
    const left = scrub(before + secret + after);
    expect([left.startsWith(before), left.endsWith(after)], left).toEqual([true, true]);
  });

  test.each([
    ["inside the name of its field", { [split("password")]: PASSWORD }],
    ["before the name of its field", { [`${mark}password`]: PASSWORD }],
    ["after the name of its field", { [`password${mark}`]: PASSWORD }],
    ["between the words of the name of its field", { [split("client_secret", 6)]: PASSWORD }],
    ["inside the name of a nested field", { order: [{ [split("apiKey", 3)]: PASSWORD }] }],
    ["inside a name in a separate field", { name: split("X-Api-Key", 4), value: PASSWORD }],
    ["inside the name in a list of pairs", [[split("Authorization"), PASSWORD]]],
  ])("is redacted if the character is %s", (_, value) => {
    expectHidden(value);
    expectHidden({ event_id: "a".repeat(32), extra: { value } });
  });
});

describe("a secret in look-alike characters", () => {
  /** Converts a string to full-width characters. Examples: `A` becomes `Ａ`, and `=` becomes `＝`. */
  const fullWidth = (text: string): string =>
    text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
  /** Converts letters and digits to bold ones. Examples: `a` becomes `𝐚`, and `1` becomes `𝟏`. */
  const bold = (text: string): string => mapped(text, 0x1d400, 0x1d41a, 0x1d7ce);
  /** Converts letters and digits to monospaced ones. Examples: `a` becomes `𝚊`, and `1` becomes `𝟷`. */
  const monospace = (text: string): string => mapped(text, 0x1d670, 0x1d68a, 0x1d7f6);
  /** Converts lower-case letters to circled ones. Example: `a` becomes `ⓐ`. */
  const circled = (text: string): string =>
    text.replace(/[a-z]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 97 + 0x24d0));

  const names: readonly (readonly [string, string])[] = [
    ["full-width letters", fullWidth("password")],
    ["full-width letters and an underscore", fullWidth("client_secret")],
    ["full-width letters with a plain underscore", `${fullWidth("client")}_${fullWidth("secret")}`],
    ["full-width letters in camel case", fullWidth("apiKey")],
    ["bold mathematical letters", bold("password")],
    ["monospaced mathematical letters", monospace("password")],
    ["circled letters", circled("password")],
    ["a ligature of f and i", "veri\ufb01cation_code"],
    ["a ligature of s and t", "connection_\ufb06ring"],
    ["a long s", "pa\u017f\u017fword"],
    ["a combining tilde", "contrasen\u0303a"],
    ["kana with a combining mark", "パスワード".normalize("NFD")],
    ["half-width kana", "ﾊﾟｽﾜｰﾄﾞ"],
    ["Hangul in its letters", "비밀번호".normalize("NFD")],
  ];

  test.each(names)("is redacted if its name is written with %s", (_, name) => {
    expectHidden({ [name]: PASSWORD });
    expectHidden({ event_id: "a".repeat(32), extra: { order: [{ [name]: PASSWORD }] } });
    expectHidden([
      ["accept", "a"],
      [name, PASSWORD],
    ]);
    expectHidden({ note: JSON.stringify({ [name]: PASSWORD }) });
    expectHidden({ note: `page=1&${name}=${PASSWORD}` });
    expectHidden({ note: `the field ${name}: ${PASSWORD}` });
    expectHidden({ note: `{'${name}': '${PASSWORD}'}` });
  });

  test.each([
    ["a full-width equals sign", `password＝${PASSWORD}`],
    ["a full-width colon", `password：${PASSWORD}`],
    ["a full-width colon after a space", `password ： ${PASSWORD}`],
    ["a small colon", `password﹕${PASSWORD}`],
    ["a full-width name, colon and value", fullWidth(`password:${PASSWORD}`)],
    ["full-width quotes", `＂password＂：＂${PASSWORD}＂`],
    ["a Japanese name and a full-width colon", `パスワード：${PASSWORD}`],
  ])("is redacted with %s", (_, text) => {
    expectHidden({ note: text });
    expectHidden({ event_id: "a".repeat(32), message: `登録に失敗しました。${text}` });
  });

  test.each([
    ["a full-width e-mail address", fullWidth(MAIL)],
    ["an e-mail address with a full-width @", MAIL.replace("@", "＠")],
    ["an e-mail address with a small @", MAIL.replace("@", "﹫")],
    ["an e-mail address with a full-width full stop", MAIL.replace(".com", "．com")],
    ["an e-mail address in bold", bold(MAIL)],
    ["a full-width card number", fullWidth(CARD)],
    ["a full-width card number, in groups", fullWidth(CARD).replace(/(.{4})(?=.)/g, "$1　")],
    ["a card number in bold", bold(CARD)],
    ["a full-width vendor's key", fullWidth(KEY)],
    ["a vendor's key in monospaced letters", monospace(KEY)],
    ["a full-width bearer token", fullWidth(`Bearer ${KEY}`)],
  ])("is redacted, and the text around it is kept: %s", (_, secret) => {
    const [before, after] = ["ｏｒｄｅｒ　of ", " ｗａｓ ﬁnally refused"];
    expectHidden({ note: secret });
    expectHidden({ note: before + secret + after });
    const left = scrub(before + secret + after);
    expect([left.startsWith(before), left.endsWith(after)], left).toEqual([true, true]);
  });
});

/**
 * Replaces letters and digits with styled Unicode characters. `upper`, `lower` and `digit` are the code points of the
 * styled `A`, `a` and `0`.
 */
function mapped(text: string, upper: number, lower: number, digit: number): string {
  return text.replace(/[A-Za-z0-9]/g, (char) => {
    const code = char.charCodeAt(0);
    if (code < 58) return String.fromCodePoint(digit + code - 48);
    return String.fromCodePoint(code < 97 ? upper + code - 65 : lower + code - 97);
  });
}
