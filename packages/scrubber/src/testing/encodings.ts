import { base64, toUrlAlphabet } from "./base64.ts";

/** How a secret was written where it was found; `"bytes"` is as a list of numbers, or as fields with numbers for names. */
export type Encoding = "plain" | "url" | "json" | "base64" | "bytes";

/** Every way in which a text may stand in what is sent, each once, under the plainest name. */
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

function lowerHex(url: string): string {
  return url.replace(/%[\dA-F]{2}/g, (octet) => octet.toLowerCase());
}

/** The characters that do not depend on what stands before and after, at each of the three alignments. */
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
