import { type Literal, literalAfter } from "./literals.ts";

/** Matches an expression before a fallback value. Examples: `process.env.TOKEN`, `os.getenv("TOKEN")` and `!isTest`. */
const EXPRESSION =
  /!?[A-Za-z_$]{1,40}(?:(?:\??\.|::|->)[\w$]{1,40}){0,6}(?:\([^()\r\n]{0,80}\)|\[[^[\]\r\n]{0,80}\])?(?:\.[\w$]{1,40}(?:\(\))?)?/
    .source;
/**
 * Matches an expression and the operator before its fallback. Example: in `process.env.TOKEN || "made-up"`, it matches
 * `process.env.TOKEN || `.
 */
const BEFORE_FALLBACK = new RegExp(`${EXPRESSION}(?:[ \\t]{0,2}(?:\\|\\||\\?\\?)[ \\t]{0,2}| \\?:? )`, "y");
/**
 * Matches an expression and the word before its fallback, in Python or Ruby. Example: in
 * `os.getenv("TOKEN") or "made-up"`, it matches `os.getenv("TOKEN") or `.
 */
const BEFORE_WORDY_FALLBACK = new RegExp(`${EXPRESSION} (?:or|and) `, "y");

/**
 * Returns the literal that is the fallback value of an expression. Example: for `process.env.TOKEN || "made-up"`, it
 * returns `"made-up"`.
 *
 * @param isAssigned Whether the expression follows `=`. If it does not, the words `or` and `and` are not operators.
 */
export function fallbackAt(text: string, start: number, isAssigned: boolean): Literal | undefined {
  return (
    literalAfter(BEFORE_FALLBACK, text, start) ??
    (isAssigned ? literalAfter(BEFORE_WORDY_FALLBACK, text, start) : undefined)
  );
}
