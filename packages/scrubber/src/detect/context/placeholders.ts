import { LEFT_BRACE, PERCENT } from "../../shared/char-codes.ts";

/** A placeholder in a message template, and its position. */
export interface Placeholder {
  readonly at: number;
  readonly end: number;
  /**
   * The text in the braces or parentheses: `0` for `{0}`, and `name` for `{name}` and `%(name)s`. It is empty for `{}`
   * and `%s`.
   */
  readonly name: string;
}

/** The text before a placeholder. It describes the parameter that replaces the placeholder. */
export interface Piece {
  readonly from: number;
  readonly end: number;
  /** The name in the placeholder, or an empty string. */
  readonly name: string;
}

/**
 * Matches a placeholder. Examples: `%s`, `%d`, `%c`, `%.2f`, `%2$s`, `%r` (Python), `%+v` (Go), `%(name)s`, `{}`,
 * `{0}`, `{name}`, `{0:x}` and `${name}`. Also matches `%%`, which stands for a percent sign. Does not match the `%o`
 * in `95%of all`, or the `%q` of the Ruby literal `%q(made-up)`.
 */
const PLACEHOLDER =
  /%%|%(?:\d{1,2}\$)?[+#0-]?\d{0,3}(?:\.\d{1,3})?(?:[scjO]|[dfioxrv](?![a-z])|q(?![a-z([{<]))|%\((\w{1,64})\)[a-z]|\$?\{([\w.]{0,64})(?:[:!,][^{}\s]{0,32})?\}/g;
const NUMBERED = /^\d{1,2}$/;
/**
 * How many characters of a template are parsed. This must be limited, because the template is parsed again for each
 * parameter.
 */
const LONGEST_TEMPLATE = 4096;

/** Returns the first placeholder at or after `from`, or `undefined` if there is none. */
export function nextPlaceholder(template: string, from: number): Placeholder | undefined {
  // One loop searches for both `%` and `{`. Two separate searches with `indexOf` could each scan the whole rest of the
  // template for each value.
  let first = from;
  while (first < template.length && !isBeginning(template.charCodeAt(first))) first += 1;
  if (first === template.length) return undefined;
  // The most frequent placeholders, `%s` and `{}`, are handled here without the slower RegExp.
  const isPlain =
    template.charCodeAt(first) === PERCENT ? template.startsWith("s", first + 1) : template.startsWith("}", first + 1);
  if (isPlain && !template.startsWith("$", first - 1)) return { at: first, end: first + 2, name: "" };
  PLACEHOLDER.lastIndex = Math.max(from, first - 1);
  let match = PLACEHOLDER.exec(template);
  while (match !== null && match[0] === "%%") match = PLACEHOLDER.exec(template);
  if (match === null) return undefined;
  const [whole, named, braced = ""] = match;
  return { at: match.index, end: match.index + whole.length, name: named ?? braced };
}

function isBeginning(code: number): boolean {
  return code === PERCENT || code === LEFT_BRACE;
}

/**
 * Returns the part of a template that describes the parameter with the index `place`: the text before the parameter's
 * placeholder. Numbered placeholders can be in any order. For example, in `{1} password={0}`, ` password=` describes
 * the parameter with the index 0. If there are more parameters than placeholders, the text after the last placeholder
 * describes the first of the remaining parameters.
 */
export function pieceFor(template: string, place: number): Piece | undefined {
  const text = template.length > LONGEST_TEMPLATE ? template.slice(0, LONGEST_TEMPLATE) : template;
  let from = 0;
  let count = 0;
  for (let next = nextPlaceholder(text, 0); next !== undefined; next = nextPlaceholder(text, from)) {
    const hasNumber = isNumbered(next);
    if (place === (hasNumber ? Number(next.name) : count))
      return { from, end: next.at, name: hasNumber ? "" : next.name };
    from = next.end;
    count += 1;
  }
  return count === place ? { from, end: text.length, name: "" } : undefined;
}

/** Checks whether a placeholder contains a number, as in `{0}`. */
export function isNumbered({ name }: Placeholder): boolean {
  return NUMBERED.test(name);
}
