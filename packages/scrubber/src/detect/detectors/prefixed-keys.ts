import { FILTERED } from "../../policy/redaction.ts";
import type { Beginning, Detector, Needs } from "./detector.ts";
import { hasBothCases, hasGeneratedPart, isWords } from "./generated.ts";

const LONGEST_KEY = 2000;
// Patterns for the part of a truncated key after its prefix.
const KEY_REST = /^[\w-]{3,200}$/;
export const BASE64_KEY_REST: RegExp = /^[\w+/=.~-]{3,200}$/;
/**
 * Matches the first character of a possible key. Example: in `=ghp_aB3`, it matches `g`, but not the `a` after `ghp_`.
 */
const KEY_START = /(?<![A-Za-z\d]|[A-Za-z\d][_-])[A-Za-z\d]/g;
/** The characters that each letter in a format allows. `KEY_PREFIXES` explains the letters. */
const CHARACTERS: Readonly<Record<string, string>> = Object.freeze({
  a: "[A-Za-z\\d]",
  b: "[\\w+/=.~-]",
  h: "[\\da-f]",
  l: "[a-z\\d]",
  u: "[A-Z\\d]",
  w: "[\\w-]",
});
const UUID = "[\\da-z]{8}(?:-[\\da-z]{4}){3}-[\\da-z]{12}";
/**
 * Matches one part of a format: a letter with a number, `uuid`, or any other character. Example: in `a2_h4`, the
 * matches are `a2`, `_` and `h4`.
 */
const FORM_PART = /uuid|([abhluw])(\d+)|./g;

/** Returns the detector for one line of `KEY_PREFIXES`, such as `circleci a22_h40 CCIPAT_`. */
export function keysOfLine(line: string): Detector {
  const [kind = "", form = "", ...starts] = line.split(" ");
  const begin = starts.map((start) => start.replace(/[.+]/g, "\\$&")).join("|");
  // A full stop directly after a key ends a sentence and is not part of the key.
  const source = `(?<![A-Za-z\\d]|[A-Za-z\\d][_-])(?:${begin})${sourceOf(form)}(?<!\\.)`;
  return Object.freeze({
    ...keysWithPrefix(
      kind,
      starts.join(" "),
      new RegExp(source, "g"),
      /b|[^\w-]/.test(form) ? BASE64_KEY_REST : KEY_REST,
    ),
    confirms: (found: string) => isKey(startIn(starts, found), found),
    // No key can begin inside a match that `confirms` rejected, because such a match consists of words.
    skipsRejected: true,
  });
}

/**
 * Checks whether the part after a prefix is a key and not words. After a separator such as `-`, a part with only
 * letters is a key if it has letters of both cases. Example: true for `glpat-OccYvbmo...`, and false for
 * `dapiDataGetTopRatio` and `sk-circle-fade-dot`.
 */
function isKey(start: string, found: string): boolean {
  const rest = found.slice(start.length);
  return !isWords(rest) || (/[^A-Za-z\d]$/.test(start) && /^[A-Za-z]+$/.test(rest) && hasBothCases(rest));
}

/** Returns the source of a regular expression for a format. Example: `a2_w4` -> `[A-Za-z\d]{2}_[\w-]{4,2000}`. */
function sourceOf(form: string): string {
  return form.replace(FORM_PART, (part: string, letter: string | undefined, least: string, place: number) => {
    if (part === "uuid") return UUID;
    if (letter === undefined) return part === "." ? "\\." : part;
    const isLast = place + part.length === form.length;
    const most = isLast ? `,${LONGEST_KEY}` : "";
    return `${CHARACTERS[letter]}{${least}${most}}${isLast && !/[bw]/.test(letter) ? "(?![A-Za-z\\d])" : ""}`;
  });
}

/**
 * Returns the detector for keys that begin with one of the prefixes in `starts`, which are separated by spaces. `key`
 * is the pattern for the part of a truncated key after its prefix.
 */
export function keysWithPrefix(kind: string, starts: string, pattern: RegExp, key: RegExp = KEY_REST): Detector {
  return Object.freeze({ ...keysThatContain(kind, starts, pattern), beginning: beginningOf(starts.split(" "), key) });
}

/**
 * Returns the detector for keys that contain one of `starts` at the beginning of a run of letters and digits. `starts`
 * is separated by spaces, as in `us1 us2`.
 */
export function keysThatContain(kind: string, starts: string, pattern: RegExp): Detector {
  return vendorDetector(kind, { starts: Object.freeze(starts.split(" ")) }, pattern);
}

export function vendorDetector(kind: string, needs: Needs, pattern: RegExp): Detector {
  return Object.freeze({ kind, rule: `@${kind}`, personal: false, needs, pattern, replacement: FILTERED });
}

/**
 * Returns a search for an incomplete key at the end of a truncated string. Example: it finds `ghp_aB3d`, but neither
 * `sk-button` nor `npm_config`, because `button` and `config` are words.
 */
export function beginningOf(starts: readonly string[], key: RegExp): Beginning {
  const startOf = (text: string, at: number): string | undefined =>
    starts.find((start) => text.startsWith(start, at) && key.test(text.slice(at + start.length)));
  return {
    pattern: KEY_START,
    startsAt: (text, at) => (startOf(text, at) === undefined ? undefined : at),
    confirms: (found) => {
      const start = startOf(found, 0) ?? "";
      return beginsKey(start, found.slice(start.length));
    },
  };
}

function startIn(starts: readonly string[], found: string): string {
  return starts.find((start) => found.startsWith(start)) ?? "";
}

function beginsKey(start: string, key: string): boolean {
  // After a prefix in capitals, more capitals are part of a key and not a word. Example: `AKIAZQW`.
  if (/^[A-Z\d-]{1,30}[A-Z\d]$/.test(start) && /^[A-Z\d]{3}/.test(key)) return true;
  return hasGeneratedPart(key);
}
