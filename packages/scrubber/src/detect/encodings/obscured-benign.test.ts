import { describe, expect, test } from "vitest";
import { PLACES } from "../../../corpus/events.ts";
import { createScrub } from "../../create-scrub.ts";
import { ALPHABETS, random } from "../../testing/random.ts";

const scrub = createScrub({ meta: false });
const made = random("benign");
const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, () => made.below(256)));
/** A PNG image of one pixel. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const BASE64: readonly (readonly [string, string])[] = [
  ["an image", PNG],
  ["an image in a data URL", `data:image/png;base64,${PNG}`],
  ["an image in CSS", `.logo { background: url("data:image/png;base64,${PNG}") }`],
  ["an image in HTML", `<img alt="logo" src="data:image/png;base64,${PNG}">`],
  ["bytes", bytes(3000).toString("base64")],
  ["bytes in the URL alphabet", bytes(3000).toString("base64url")],
  ["bytes in lines of 76 characters", bytes(600).toString("base64").replace(/.{76}/g, "$&\r\n")],
  ["a hash of a script", `sha384-${bytes(48).toString("base64")}`],
  ["a short hash", bytes(20).toString("base64")],
  ["prose", Buffer.from("The order was shipped to the shop around the corner, and is on its way.").toString("base64")],
  ["prose in Greek", Buffer.from("Ο κωδικός είναι πολύ σύντομος").toString("base64")],
  ["JSON without a secret", Buffer.from('{"page":2,"sort":"asc","filter":{"state":"open"}}').toString("base64")],
  ["a form without a secret", Buffer.from("page=2&sort=asc&state=open").toString("base64url")],
  ["a cursor of a list", Buffer.from("cursor:v2:Y3Vyc29yOjEwMA==").toString("base64")],
  ["a word that only looks like base64", "InternationalizationConfigurationProvider/defaultSettingsFactory"],
  ["hexadecimal digits", made.text(ALPHABETS.hex, 64)],
];

const CHARACTERS: readonly (readonly [string, string])[] = [
  ["a family of emoji, joined", "👨‍👩‍👧‍👦 ordered two tickets"],
  ["an emoji with a variation selector", "❤️ liked, ✔️ done, ⚠️ slow"],
  ["a profession and a skin tone", "🧑🏽‍💻 is online"],
  ["a keycap and a flag", "1️⃣ of 3️⃣ 🇩🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿"],
  ["a rainbow flag", "🏳️‍🌈 parade at 14:30"],
  ["Persian with non-joiners", "نمی‌خواهم این کتاب‌ها را بخرم"],
  ["Arabic with direction marks", "\u200fالطلب رقم \u200e42\u200f قيد التنفيذ"],
  ["Hebrew with a mark", "ההזמנה נשלחה\u200f (2 פריטים)"],
  ["Hindi with joiners", "क्‍षेत्र और श्री‌मान ने आदेश दिया"],
  ["Sinhala with a joiner", "ශ්‍රී ලංකාව"],
  ["Mongolian with a vowel separator", "ᠬᠠᠭ᠎ᠠᠨ"],
  ["Thai with zero width spaces", "ภาษา\u200bไทย\u200bไม่มี\u200bช่องว่าง"],
  ["German with soft hyphens", "Donau\u00addampf\u00adschiff\u00adfahrts\u00adgesellschaft"],
  ["full-width Japanese", "（注意）８文字以上で入力してください。例：ＡＢＣ１２３！"],
  ["a full-width price", "合計：１，２３４円（税込）"],
  ["Chinese with full-width punctuation", "登录失败：请稍后重试；错误代码＝５００"],
  ["a sentence about a password in Japanese", "パスワードが短すぎます。"],
  ["half-width kana", "ｺｰﾋｰ 3ﾊﾟｯｸ"],
  ["French in decomposed letters", "le café était fermé à Noël".normalize("NFD")],
  ["Vietnamese in decomposed letters", "Đơn hàng của bạn đã được giao".normalize("NFD")],
  ["Korean in its letters", "주문이 배송되었습니다".normalize("NFD")],
  ["ligatures", "the ﬁnal oﬃce of the ﬂeet"],
  ["mathematical letters", "𝐒𝐚𝐥𝐞! 𝟓𝟎% off 𝒆𝒗𝒆𝒓𝒚𝒕𝒉𝒊𝒏𝒈"],
  ["fractions, powers and units", "½ m² at 20 ℃, №5 ™ ①②③"],
  ["a text with its byte order mark", "\ufeffid,state\n1,open\n"],
  ["lines with invisible characters", "step\u200b 1: fine\nstep\u2060 2: fine"],
  ["circled and squared words", "🆗 ⓘ more at ㏂"],
];

const ESCAPES: readonly (readonly [string, string])[] = [
  ["NDJSON with an accent", '{"name":"caf\\u00e9"}\n{"name":"th\\u00e9"}\n'],
  ["JSON with comments", '{\n  // the \\u0040 sign\n  "page": 2, /* of 3 */\n}'],
  ["JSON with a trailing comma", '{"list":[1,2,3,],"state":"open",}'],
  ["a regular expression", "/[\\u0040\\u00e9-\\u00ff]+/u.test(text)"],
  ["a path in Windows", "C:\\units\\u0040\\notes.txt"],
  ["an escape at the end", "the text ended in \\u00"],
];

describe("a string without a secret", () => {
  test.each([
    ...BASE64.map(([name, text]) => [`base64: ${name}`, text] as const),
    ...CHARACTERS.map(([name, text]) => [`characters: ${name}`, text] as const),
    ...ESCAPES.map(([name, text]) => [`escapes: ${name}`, text] as const),
  ])("is kept unchanged: %s", (_, text) => {
    for (const [place, around] of PLACES)
      expect(scrub(around(text)), place).toEqual(JSON.parse(JSON.stringify(around(text))));
    expect(scrub({ note: JSON.stringify({ text }) })).toEqual({ note: JSON.stringify({ text }) });
    expect(scrub({ [text]: 1 })).toEqual({ [text]: 1 });
  });

  test("is kept unchanged if it contains a sensitive name that is split by a soft hyphen", () => {
    expect(scrub("Das Pass\u00adwort ist zu kurz")).toBe("Das Pass\u00adwort ist zu kurz");
  });

  test("is kept unchanged beside a secret", () => {
    for (const [name, text] of CHARACTERS) {
      expect(scrub(`${text} ada@example.com ${text}`), name).toBe(`${text} [email] ${text}`);
    }
  });
});
