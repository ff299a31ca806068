import { type Family, flat, textOf } from "./family.ts";
import { prose } from "./prose.ts";

const base64 = (text: string): string => Buffer.from(text).toString("base64");
const invisible = (text: string): string => text.split("").join("\u200b");
/** Converts ASCII to full-width characters: `a1 =` -> `ａ１　＝` */
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll(" ", "\u3000");
/** Writes every character as an escape sequence: `a` -> `\u0061` */
const escaped = (text: string): string =>
  text.replace(/./gs, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Nests JSON in JSON as deeply as the length allows. Each level escapes the quotes of the one inside it. */
function nestedJson(length: number, inside: string): string {
  const around = (body: string, note = "") => JSON.stringify({ note, body });
  let text = inside;
  for (let next = text; around(next).length <= length; next = around(text)) text = next;
  // One more level would be too long, so prose fills the rest.
  return around(text, prose(length - around(text).length, 0));
}

/** Creates a family of strings. `make` returns a string of about this length. */
function text(name: string, make: (length: number, turn: number) => string): Family {
  return { name, make: (length, turn) => flat(make(length, turn)) };
}

export const ENCODED: readonly Family[] = [
  text("`%2525...40`, percent-encoded many times", (length) => `%${"25".repeat(length / 2)}40`),
  text("prose in percent encoding", (length, turn) => encodeURIComponent(prose(length * 0.82, turn))),
  text("prose in percent encoding, twice", (length, turn) =>
    encodeURIComponent(encodeURIComponent(prose(length * 0.7, turn))),
  ),
  text("each letter in percent encoding", (length, turn) =>
    prose(length / 3, turn).replace(/./gs, (char) => `%${char.charCodeAt(0).toString(16)}`),
  ),
  text("a form in Latin-1", (length) => textOf(length, (index) => `nom${index}=Andr%E9&`)),
  text("a form with a `+` for each space", (length, turn) => `q=${prose(length - 2, turn).replaceAll(" ", "+")}`),
  text("a form of many fields", (length, turn) => textOf(length, (index) => `k${turn}x${index}=v${index}&`)),
  text("a URL in a URL in a URL", (length) => {
    let url = "/a?b=1&next=";
    while (url.length < length / 2) url = `/a?b=1&next=${encodeURIComponent(url)}`;
    return url + prose(Math.max(0, length - url.length), 0);
  }),
  text("base64 of prose", (length, turn) => base64(prose(length * 0.75, turn))),
  text("base64 of base64 of prose", (length, turn) => base64(base64(prose(length * 0.5625, turn)))),
  text("base64 of base64 of base64 of a form", (length) =>
    base64(base64(base64(textOf(length * 0.42, (index) => `a${index}=b&`)))),
  ),
  text("base64 of JSON", (length, turn) =>
    base64(`[${textOf(length * 0.75 - 20, (index) => `{"id":${turn + index}},`)}1]`),
  ),
  text("base64 of addresses", (length, turn) =>
    base64(textOf(length * 0.75, (index) => `u${turn}x${index}@example.com `)),
  ),
  text("base64 of binary data", (length) =>
    Buffer.from(Array.from({ length: length * 0.75 }, (_, index) => (index * 7919) & 255)).toString("base64"),
  ),
  text("pieces of base64 in the URL alphabet", (length) =>
    textOf(length, (index) => `${Buffer.from(`a=${index}&b=ÿÿ`).toString("base64url")}.`),
  ),
  text("words in base64, one per line", (length) => textOf(length, (index) => `${base64(`password=x${index}`)}\n`)),
  text("prose in \\u escapes", (length, turn) => escaped(prose(length / 6, turn))),
  text("prose in \\u escapes, in JSON", (length, turn) => `{"a":"${escaped(prose(length / 6, turn))}"}`),
  text("prose in HTML entities", (length, turn) =>
    textOf(length, (index) => `&#${prose(1000, turn).charCodeAt(index % 1000)};`),
  ),
];

export const JSON_LIKE: readonly Family[] = [
  text("NDJSON", (length, turn) => textOf(length, (index) => `{"id":${turn + index},"m":"fine"}\n`)),
  text("NDJSON with escapes", (length) => textOf(length, (index) => `{"m":"u${index}\\u0040example.com"}\n`)),
  text("NDJSON of empty objects", (length) => textOf(length, () => "{}\n")),
  text("JSON with a trailing comma", (length) => `{${textOf(length - 20, (index) => `"k${index}":"v",`)}}`),
  text("a list with a trailing comma and escapes", (length) => `[${textOf(length, () => '"\\u0040",')}]`),
  text("JSON with comments", (length) => `{${textOf(length, (index) => `"k${index}":1,// a\n`)}"z":2}`),
  text("truncated JSON", (length) =>
    textOf(length, (index) => `${index === 0 ? "[" : ""}{"id":${index},"n":{"a":[1]}},`),
  ),
  text(
    "JSON with an error at its last character",
    (length) => `[${textOf(length - 10, (index) => `"w${index}",`)}nul]`,
  ),
  text("JSON of numbers in unusual notation", (length) => `[${textOf(length, (index) => `${index}.0,`)}1]`),
  text(
    "JSON of names that stand twice",
    (length) => `{${textOf(length, (index) => `"k${index >> 1}":${index},`)}"z":1}`,
  ),
  text("JSON with one name repeated many times", (length) => `{${textOf(length, (index) => `"k":${index},`)}"z":1}`),
  text("JSON of brackets", (length) => "[".repeat(length / 2) + "]".repeat(length / 2)),
  text("JSON of nested objects", (length) => `${'{"a":'.repeat(length / 6)}1${"}".repeat(length / 6)}`),
  text("JSON in JSON in JSON, around prose", (length, turn) =>
    nestedJson(length, JSON.stringify({ m: prose(200, turn) })),
  ),
  text("JSON in JSON in JSON, around an address", (length) => nestedJson(length, '{"m":"ada@example.com"}')),
  text(
    "a list of JSON texts",
    (length, turn) => `[${textOf(length - 40, (index) => `"{\\"id\\":${turn * 100_000 + index}}",`)}"{}"]`,
  ),
  text("indented JSON", (length, turn) =>
    JSON.stringify(
      Array.from({ length: length / 38 }, (_, index) => ({ id: turn + index, ok: true })),
      null,
      2,
    ),
  ),
];

export const WRITTEN: readonly Family[] = [
  text("prose in full-width letters", (length, turn) => fullWidth(prose(length, turn))),
  text("prose with an invisible character after each letter", (length, turn) => invisible(prose(length / 2, turn))),
  text("pairs with an invisible character in each name", (length) => textOf(length, () => "pass\u200bword=\u2060x ")),
  text("one letter and combining marks", (length) => `a${"\u0301".repeat(length - 1)}`),
  text("letters and combining marks, out of order", (length) => textOf(length, () => "a\u0301\u0323\u0302\u0328")),
  text("decomposed Hangul", (length) => textOf(length, () => "주문이 배송되었습니다 ".normalize("NFD"))),
  text("characters that NFKC expands to eighteen", (length) => "\ufdfa".repeat(length)),
  text("emoji of many parts", (length) => textOf(length, () => "👨‍👩‍👧‍👦🏳️‍🌈🧑🏽‍💻")),
  text("lone surrogates in prose", (length, turn) => prose(length, turn).replaceAll("e", "\ud83d")),
  text("lines of a log", (length, turn) =>
    textOf(
      length,
      (index) => `2026-11-24T04:19:18.${index % 999}Z INFO [w-${turn}] step ${index}: took=${index % 90}ms\n`,
    ),
  ),
  text("a call stack", (length) =>
    textOf(length, (index) => `    at run${index} (/srv/app/lib/run.js:${index}:${index % 80})\n`),
  ),
  text("URLs with queries", (length, turn) =>
    textOf(length, (index) => `https://shop.example/v${turn}/items?page=${index}&sort=asc#top `),
  ),
  text("XML", (length) => textOf(length, (index) => `<item id="${index}"><name>tea</name></item>`)),
  text("CSV", (length, turn) => textOf(length, (index) => `${turn},${index},tea,"open",12.50\n`)),
  text("source code in one line", (length) =>
    textOf(length, (index) => `function f${index}(a,b){return a[b]?a.c(b):d==b};`),
  ),
  text("hexadecimal digits", (length) => textOf(length, (index) => (index * 2654435761).toString(16))),
  text("UUIDs", (length) => textOf(length, (index) => `9ec79c33-ec99-42ab-8353-${String(index).padStart(12, "0")} `)),
  text("templates of messages", (length) => textOf(length, () => "password=%s token: %d ")),
];
