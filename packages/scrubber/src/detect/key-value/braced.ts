import type { Place } from "../../shared/place.ts";
import type { SensitiveName } from "./pair.ts";
import { looksMixed } from "./value-forms.ts";

/**
 * Matches a value in curly brackets in a connection string for ODBC. In such a value, `}}` stands for `}`. Example: it
 * matches `{plum;anvil}` in `Pwd={plum;anvil};Encrypt=yes`.
 */
const BRACED = /\{(?!["'\s[{]|type\b)(?<value>(?:[^}\r\n]|\}\}){1,256})\}(?=\s{0,4}(?:[;"'`]|$))/y;
/** Matches the content of a placeholder. Example: it matches `password` and `env.password`. */
const PLACEHOLDER_NAME = /^[\w.\s-]*$/;

/**
 * Returns the position of the value in curly brackets that begins at `start`. Returns `undefined` if there is none,
 * or if the brackets can be a placeholder, such as `{password}` or `{db_password_1}`.
 */
export function bracedValueAt(text: string, start: number, { nameRule }: SensitiveName): Place | undefined {
  BRACED.lastIndex = start;
  const value = BRACED.exec(text)?.groups?.["value"];
  if (value === undefined) return undefined;
  const isPlaceholder = PLACEHOLDER_NAME.test(value) && !(looksMixed(value) && nameRule(value) === undefined);
  return isPlaceholder ? undefined : { start, end: BRACED.lastIndex };
}
