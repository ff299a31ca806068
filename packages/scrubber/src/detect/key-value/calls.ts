import { endOfMatch } from "../../shared/match.ts";
import type { Place } from "../../shared/place.ts";
import { endOfBrackets } from "./brackets.ts";
import { endOfJoined, type Literal, literalAfter, literalAt } from "./literals.ts";
import { looksMixed } from "./value-forms.ts";

/**
 * Matches an opening bracket, and the name of the called function before it, if there is one. Examples: `Some(`,
 * `new String(`, `[]byte(`, `std::string(` and `(`.
 */
const OPENING =
  /(?:[&*@]|(?:new|new-object|New-Object|await|not|typeof|binary)[ \t]{1,2}){0,3}(?<callee>(?:\[\])?[A-Za-z_$][\w$]{0,63}(?:(?:\.|::|->|\?\.)[\w$]{1,63}){0,6}(?:<[\w, .]{0,40}>)?!?)?[ \t]?[([]\s{0,4}/y;
/**
 * Matches a cast, a memory address or a constructor that precedes a literal. Example: it matches `(text) ` in
 * `(text) 'made-up'`, `0x7ffd12 ` in `0x7ffd12 "made-up"`, and `Just ` in `Just "made-up"`. In
 * PowerShell, it matches `ConvertTo-SecureString `.
 */
const CAST =
  /(?:\([A-Za-z_][\w .*]{0,30}\)(?: \(len=\d{1,6}\)| 0x[\da-f]{1,16})?|0x[\da-f]{1,16}|string\(\d{1,6}\)|_[a-z]\w{1,10}|&|\*{1,2}|Just|binary|BINARY|ConvertTo-SecureString(?:[ \t]-\w{1,20}){0,3}|\$\((?:cat|echo))[ \t]{0,2}/y;
/**
 * Matches an argument that precedes a literal in a call. Example: in `convert(varchar, 'made-up')`, it matches
 * `varchar, `. Also matches the name of an argument, such as `string: ` in `String(string: "made-up")`.
 */
const ARGUMENT = /[A-Za-z_][\w.]{0,31}(?:[,:]| from(?= ))[ \t]{0,2}/y;
/**
 * Matches the name of a function whose argument is not a secret, but a name, a label or a path. Example: it matches
 * `getSecret`, `os.getenv`, `i18n.t` and `prompt`, but not `SecretStr` or `crypt`.
 */
const LOOKS_UP =
  /(?:^|[.:>_])(?:[gG]et|[fF]etch|[rR]ead|[lL]oad|[fF]ind|[lL]ook_?[uU]p|[pP]rompt|[aA]sk|[eE]nv|ENV|[rR]equire|[iI]mport|[rR]esolve|[qQ]uery|t|tr|i18n|[tT]ranslate|gettext|[lL]abel|[cC]onfig|[iI]nput|[qQ]uestion|[uU]se|[iI]s|[hH]as|[cC]heck|[vV]alidate|[vV]erify|[tT]est|[eE]xpect|[pP]ath|[jJ]oin|[eE]xec|[sS]earch|[mM]atch|[rR]eplace|[fF]ormat|[dD]ecrypt|[vV]ault|[gG]enerate|[rR]andom|[sS]ign|[cC]ol(?:umn)?|[fF]ield|[pP]aram)(?![a-z])|[Ee]nv(?:iron)?$|[Cc]onfig$/;
/**
 * Matches the name of a class, such as `Optional`. Some languages print an object as `Optional[made-up-7]`, without
 * quotes around the value.
 */
const CONSTRUCTOR = /^[A-Z]\w{0,40}$/;
/**
 * Matches an unquoted value that contains a digit and ends at a closing bracket, such as `made-up-7` in
 * `Optional[made-up-7]`. A value without a digit is probably code, as in `Optional[token]`. Also matches a value in
 * square brackets, such as `[Filtered]`.
 */
const PRINTED = /(?=[^\s]{0,64}\d)[^\s"'`()[\]{},=]{6,256}(?=[)\]])|\[[^[\]]{1,64}\](?=[)\]])/y;
/**
 * Matches the text between two literals in a list: a comma, or a number or name between two commas. Examples: `, ` and
 * `, 256, `.
 */
const COMMA = /[ \t]{0,2},(?:[ \t]{0,2}[\w.-]{1,32},)?\s{0,64}(?=\w{0,2}["'`])/y;
const MOST_LITERALS = 64;
const MOST_NESTED = 4;
/**
 * Matches code that cannot be a secret. Examples: `(token: string) => void`, `(char *) (p + 1)`, `!Ref Password`,
 * `process.env.PASSWORD` and `this.token`.
 */
const CODE =
  /\([\w$:?, .<>[\]]{0,128}\)\s{0,2}=>|\((?:SELECT|select)\b|(?:protected|private)[\w"':\\]{0,40}\]|\([A-Za-z_][\w ]{0,30}\*{1,2}\)[ \t]?[A-Za-z_(&](?!["'])|[A-Za-z_$][\w$]{0,40}\[(?:\d{1,4}|:\w{1,64})\](?![\w-])|!(?:Ref|GetAtt|ImportValue|Sub|FindInMap)\b|(?:process\.env|import\.meta\.env|os\.environ|this|self|props|req|request)(?:\??\.[A-Za-z_$][\w$]{0,63}){1,8}(?![\w$@-])/y;
/**
 * Matches the beginning of a value that contains brackets but is not a call. Example: it matches `plum(anvil)7`, but
 * not `plum(anvil)`.
 */
const WITH_BRACKETS = /[^\s()"'`=]{1,64}\([^\s()"'`]{1,64}\)[\w!#$%^*-]/y;
/**
 * Matches the name of the first field of an object that is printed like a call. Example: in
 * `AccessToken(value='made-up')`, it matches `value=`.
 */
const FIELDS = /[A-Za-z_$][\w$]{0,40}=(?!=)/y;
const LONGEST_FIELDS = 512;
/**
 * Matches the end of a label or a question, which can be the argument of a prompt. Example: it matches the end of
 * `Enter the password: `, but not of `made-up`.
 */
const LABEL = /[:?]\s{0,4}$/;

/**
 * Returns the position of the value in the call or the brackets at index `at`. Example: `Some("made-up")` -> the
 * position of `made-up`. A list such as `('a', 'b')` counts as one value. Returns `"code"` for a call without a secret,
 * such as `vault.get("db")`, and `undefined` if there is neither a call nor a bracket.
 */
export function valueInCall(text: string, at: number): Place | "code" | undefined {
  CODE.lastIndex = at;
  if (CODE.test(text)) return "code";
  WITH_BRACKETS.lastIndex = at;
  if (WITH_BRACKETS.test(text)) return undefined;
  const cast = literalAfter(CAST, text, at);
  if (cast !== undefined) return cast;
  let from = at;
  for (let depth = 0; depth < MOST_NESTED; depth++) {
    OPENING.lastIndex = from;
    const match = OPENING.exec(text);
    if (match === null) break;
    const { callee = "" } = match.groups ?? {};
    const start = OPENING.lastIndex;
    const isCall = callee !== "" && match[0].includes("(");
    if (isCall && LOOKS_UP.test(callee)) return "code";
    FIELDS.lastIndex = start;
    if (isCall && FIELDS.test(text)) return { start, end: endOfBrackets(text, start, LONGEST_FIELDS) };
    const printedEnd = CONSTRUCTOR.test(callee) ? endOfMatch(PRINTED, text, start) : undefined;
    if (printedEnd !== undefined) return { start, end: printedEnd };
    from = start;
    const literal = literalAt(text, from) ?? literalAfter(CAST, text, from) ?? literalAfter(ARGUMENT, text, from);
    const isPrinted =
      literal !== undefined &&
      CONSTRUCTOR.test(callee) &&
      !LOOKS_UP.test(callee) &&
      looksMixed(text.slice(literal.start, literal.end));
    if (callee !== "" && !isCall && !isPrinted) return literal === undefined ? undefined : "code";
    if (literal !== undefined)
      return LABEL.test(text.slice(literal.start, literal.end))
        ? "code"
        : (listOfLiterals(text, start, literal) ?? { start: literal.start, end: endOfJoined(text, literal) });
    if (!isCall && depth === 0 && !/[([]/.test(text.charAt(start))) return undefined;
  }
  return from === at ? undefined : "code";
}

/** Returns the last literal of an argument list. `first` is the first literal of the list. */
export function lastLiteral(text: string, first: Literal): Literal {
  let last = first;
  for (let count = 1; count < MOST_LITERALS; count++) {
    const next = literalAfter(COMMA, text, last.after);
    if (next === undefined) break;
    last = next;
  }
  return last;
}

/**
 * Returns the position of a list of literals in brackets, as in `('a', 1, 'b')`. The list begins at `start`, and its
 * first literal is `first`. Returns `undefined` if the brackets do not contain several literals.
 */
function listOfLiterals(text: string, start: number, first: Literal): Place | undefined {
  const last = lastLiteral(text, first);
  const isList = last !== first && /^\s?[)\]]/.test(text.slice(last.after, last.after + 2));
  return isList ? { start, end: last.after } : undefined;
}
