import type { Names } from "../names/names.ts";
import { lastLiteral } from "./calls.ts";
import { nameBetween, startOfName } from "./name-before.ts";
import type { Pair } from "./pair.ts";
import { LONGEST_CONTEXT, pairFor, type Quoted } from "./quoted-pair.ts";
import { looksMixed } from "./value-forms.ts";

/**
 * Matches the name of a function that reads or checks a value, so its argument is not the value. Example: it matches
 * `getPassword`, but not `setPassword`.
 */
const READS =
  /(?:^|[._])(?:get|fetch|read|load|find|lookup|has|is|check|validate|verify|test|expect|remove|delete|require|use|ask|prompt|render|show|log|print|on|off|emit|match|label|translate|t)(?![a-z])/;
/**
 * If the name of a function has one of these rules, the function may log a user in. If such a function has several
 * arguments, the last one is the password, as in `basicAuth("ada", "made-up")`.
 */
const LOGIN_RULES: ReadonlySet<string> = new Set(["@auth", "@secret", "@password"]);
/**
 * Matches the name of a function that logs in, or opens a connection, with a user name and a password. Its last argument
 * is the password. Example: it matches `login`, `getConnection` and `mysqli_connect`.
 */
const LOGIN_CALL =
  /^(?:login|log_?in|sign_?in|authenticate|getConnection|\w{2,8}_connect|sp_addlogin|PDO|DirectoryEntry|\w{0,20}Credentials?)$/i;
/**
 * Matches the name of a method that modifies its object or compares the object with the argument. Example: it matches
 * `assign` and `equals`, but not `get`.
 */
const CHANGES_OBJECT = /^(?:assign|set|reset|append|push|update|equals?\w{0,12}|compare\w{0,8})$/;
/**
 * Matches the name of a function that takes a name and its value. Example: it matches `setRequestHeader`, `put` and
 * `define`, but not `log`.
 */
const SETS = /set|header|put|add|append|define|store|write|with|entry|pair|param|property|field/i;

/**
 * Returns the secret in a call to a function with a sensitive name. The secret is the last literal, as in
 * `basicAuth("ada", "made-up")`. In a call such as `secret.assign("made-up")`, the object has the sensitive name, not
 * the function.
 */
export function argumentOfCall(
  text: string,
  { start, end }: Quoted,
  nameStart: number,
  nameEnd: number,
  names: Names,
): Pair | undefined {
  const callee = text.slice(nameStart, nameEnd);
  const method = callee.slice(callee.lastIndexOf(".") + 1);
  const methodStart = nameEnd - method.length;
  const place = CHANGES_OBJECT.test(method)
    ? nameBetween(text, nameStart, methodStart - 1, names)
    : nameBetween(text, methodStart, nameEnd, names);
  const last = lastLiteral(text, { start, end, after: end + 1 });
  const value = text.slice(last.start, last.end);
  if (place === undefined && LOGIN_CALL.test(method) && last.start > start) {
    // The last of three literals is a password even if it is an ordinary word.
    const isThird = (text.slice(start, last.start).match(/["'`]\s{0,64},/g) ?? []).length > 1;
    if (!isThird && !looksMixed(value)) return undefined;
    return pairFor(text, { name: method, rule: "@password" }, last.start, last.end, names);
  }
  if (place === undefined || READS.test(place.name)) return undefined;
  const isLogin = last.start > start && LOGIN_RULES.has(place.rule);
  const isSetter = SETS.test(method) || place.rule === "@password" || isLogin;
  return isSetter || looksMixed(value) ? pairFor(text, place, last.start, last.end, names) : undefined;
}

/**
 * Returns a pair for the literal between `start` and `end`. `name` is the literal before it, and must be a sensitive
 * name. Examples: `made-up` in `header("X-Api-Key", "made-up")` and in `["--password", "made-up"]`.
 */
export function afterNameLiteral(text: string, { start, end }: Quoted, name: Quoted, names: Names): Pair | undefined {
  const key = text.slice(name.start, name.end);
  const rule = key.length <= LONGEST_CONTEXT && !/\s/.test(key) ? names.rule(key) : undefined;
  if (rule === undefined) return undefined;
  const value = text.slice(start, end);
  if (names.rule(value) !== undefined || /^--?\w/.test(value)) return undefined;
  const calleeEnd = text.charAt(name.from - 1) === "(" ? name.from - 1 : name.from;
  const isSetter = calleeEnd < name.from && SETS.test(text.slice(startOfName(text, calleeEnd), calleeEnd));
  if (!isSetter && !looksMixed(value)) return undefined;
  return pairFor(text, { name: key, rule }, start, end, names);
}
