import type { Meter } from "../../shared/budget.ts";
import type { Names } from "../names/names.ts";
import { literalAt } from "./literals.ts";
import { type NamePlace, nameBefore } from "./name-before.ts";

/**
 * Rules out most field names quickly, before `VALUE_FIELD` is tested. Maps the last character of a name to the possible
 * characters before it. Example: `data` ends with `ta`, so `a` -> `t`.
 */
const BEFORE_LAST: Readonly<Record<string, string>> = Object.freeze({
  a: "t",
  d: "e",
  e: "u",
  l: "a",
  n: "e",
  r: "e",
  t: "unlx",
});
/**
 * Matches the name of a field that contains a value, but not the name of the value. That name is in another field, as
 * in `{ name: 'token', value: 'made-up' }`. Example: it matches `value`.
 */
const VALUE_FIELD =
  /(?<![\w-])(?:value|val|input_value|input|received|actual|data|default|content|text|answer|given|(?:rejected|attempted|invalid|considered|field|parameter|string)_?value)$/i;
/**
 * Matches a field that contains the name of a value, and captures that name. Examples: `name: 'token'`,
 * `path: ['body', 'token']` and `key="token"`.
 */
const NAME_FIELD =
  /(?<![A-Za-z])(?:(?:property|field|option)_?(?:name|path)|parameter_?key|name|key|property|field|path|param|header|loc|instance_?path|option|attribute|variable|label|type(?=["']?\s?[=:]\s?["']?password))(?:["']?\s{0,2}[=:]\s{0,4}|\s(?="))(?:[[(]\s{0,4}(?:["'][\w$-]{1,32}["'],\s{0,4}){0,4})?["']?(?<name>[\w$./-]{2,64})/gi;
/**
 * Matches a boundary between a name and a later value that do not belong together: the end of an object, the beginning
 * or end of a tag, or the beginning of a list item. Example: it matches the `}` in `{ name: 'token' }, { value: 7 }`.
 */
const BETWEEN_OTHERS = /[}<>]|\n\s{0,16}-\s/;
/**
 * Matches a boundary between a value and a later name that do not belong together: a match of `BETWEEN_OTHERS`, or the
 * beginning of an object. Example: it matches the `{` in `value: 7, next: { name: 'token' }`.
 */
const BEFORE_OTHERS = /[{}<>]|\n\s{0,16}-\s/;
/**
 * Matches a name on the line above its value, as in errors of Pydantic. Example: in `password\n  ... input_value=`, it
 * captures `password`.
 */
const LINE_ABOVE = /(?:^|[\n:]\s?)(?<name>[\w.]{2,64})\n[^\n]{0,200}$/;
const LONGEST_BEFORE = 240;
const LONGEST_AFTER = 120;
const LONGEST_VALUE_FIELD = 16;
/**
 * Matches the `op` field of a JSON Patch operation, whose `path` field contains the name of the value. Example: in
 * `"op":"replace"`, it matches `"op":`.
 */
const JSON_PATCH = /["']?op["']?\s?[=:]/;

/**
 * Returns the sensitive name of a value if another field contains the name. Example: `token` in
 * `{ name: 'token', value: 'made-up' }`. `end` is the end of the field name `value`, and `at` is the index of the
 * separator.
 */
export function nameBeside(text: string, end: number, at: number, names: Names, meter: Meter): NamePlace | undefined {
  const beforeLast = BEFORE_LAST[text.charAt(end - 1).toLowerCase()];
  if (beforeLast?.includes(text.charAt(end - 2).toLowerCase()) !== true) return undefined;
  const field = VALUE_FIELD.exec(text.slice(Math.max(0, end - LONGEST_VALUE_FIELD), end))?.[0];
  if (field === undefined) return undefined;
  meter.work += LONGEST_BEFORE + LONGEST_AFTER;
  const nameStart = end - field.length;
  const before = text.slice(Math.max(0, nameStart - LONGEST_BEFORE), nameStart);
  const candidates = [
    ...namesIn(before),
    LINE_ABOVE.exec(before)?.groups?.["name"],
    // The name can precede the object that contains the value, as in `password { value: 'made-up' }`.
    before.endsWith(" { ") ? nameBefore(text, nameStart - 3, names)?.name : undefined,
    nameAfter(text, at),
  ];
  for (const name of candidates) {
    // A name with slashes is a path in a JSON Patch. Elsewhere, it is part of a URL, so it is ignored.
    if (name === undefined || (name.slice(1).includes("/") && !JSON_PATCH.test(before))) continue;
    const rule = names.rule(name);
    if (rule !== undefined) return { name, nameStart, rule };
  }
  return undefined;
}

/** Returns the names in the fields before a value, the nearest name first. */
function namesIn(before: string): readonly (string | undefined)[] {
  return [...before.matchAll(NAME_FIELD)]
    .filter(({ index, 0: { length } }) => !BETWEEN_OTHERS.test(before.slice(index + length)))
    .map(({ groups }) => groups?.["name"])
    .reverse();
}

/** Returns the name in a field after a quoted value. Example: `token` in `{ value: 'made-up', name: 'token' }`. */
function nameAfter(text: string, at: number): string | undefined {
  const start = /\s/.test(text.charAt(at + 1)) ? at + 2 : at + 1;
  const literal = literalAt(text, start);
  if (literal === undefined) return undefined;
  const after = text.slice(literal.after, literal.after + LONGEST_AFTER);
  const [match] = after.matchAll(NAME_FIELD);
  if (match === undefined || BEFORE_OTHERS.test(after.slice(0, match.index))) return undefined;
  return match.groups?.["name"];
}
