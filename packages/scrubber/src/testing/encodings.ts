import { base64, toUrlAlphabet } from "./base64.ts";

/**
 * The encoding of a secret that was found. `"bytes"` stands for a list of numbers, or an object with numeric field
 * names.
 */
export type Encoding = "plain" | "url" | "json" | "base64" | "bytes";

/**
 * Returns a string in all encodings in which it can be sent. If several encodings give the same text, only the simplest
 * is listed.
 */
export function writtenForms(text: string): ReadonlyMap<string, Encoding> {
  const forms = new Map<string, Encoding>([[text, "plain"]]);
  const add = (form: string, encoding: Encoding) => forms.has(form) || forms.set(form, encoding);
  const url = encodeURIComponent(text);
  for (const form of [url, url.replaceAll("%20", "+"), lowerHex(url), encodeURIComponent(url)]) add(form, "url");
  add(escaped(text), "json");
  add(escaped(escaped(text)), "json");
  for (const form of inBase64(text)) {
    add(form, "base64");
    add(toUrlAlphabet(form), "base64");
  }
  return forms;
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Converts the hexadecimal digits of URL-encoded text to lower case. Example: `a%3Ab` becomes `a%3ab`. */
function lowerHex(url: string): string {
  return url.replace(/%[\dA-F]{2}/g, (octet) => octet.toLowerCase());
}

/**
 * Returns three texts, one of which is in the base64 of each longer text that contains the string. Base64 encodes
 * groups of three bytes, so the string can begin at the first, second or third byte of a group. Characters that also
 * encode other bytes are omitted.
 */
function inBase64(text: string): readonly string[] {
  const bytes = new TextEncoder().encode(text);
  return [0, 1, 2].map((before) => {
    const padded = new Uint8Array(before + bytes.length);
    padded.set(bytes, before);
    const full = base64(padded);
    const end = padded.length % 3 === 0 ? full.length : full.length - 1;
    return full.slice(before === 0 ? 0 : before + 1, end);
  });
}
