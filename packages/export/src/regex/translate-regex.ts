import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { type Boundary, isWordAtEdge, NO_BOUNDARY, writeBoundary } from "./boundaries.ts";
import { LARGEST_SIZE } from "./compiled-size.ts";
import { RefusedError } from "./refused-error.ts";
import type { RefusedRegex, RegexNote, RegexTarget, TranslatedRegex, TranslationOptions } from "./types.ts";
import { short, type Writer, writeAlternatives, writeElements } from "./write-element.ts";

/** Name of the group that marks the secret in a pattern of the policy: `id=(?<secret>\d+)` */
const SECRET = "secret";
/** Matches a percent-encoded character. */
const ENCODED = "%[0-9A-Fa-f]{2}";
const PARSER: RegExpParser = new RegExpParser({ ecmaVersion: 2025 });

/** One alternative of an expression, in parts. Each part is in the target's syntax. */
interface Parts {
  readonly before: string;
  readonly secret: string;
  readonly after: string;
  readonly needsTwoPasses: boolean;
}

/**
 * Translates a JavaScript regular expression into the syntax of another engine. Classes such as `\w` keep their
 * meaning. Look-around at the edges becomes a word boundary, or an expression that also matches neighbouring
 * characters, which are not redacted. Other look-around is left out, so the translation matches more. A note describes
 * each difference.
 *
 * @param flags The flags of the expression. `d` and `g` have no effect.
 */
export function translateRegex(
  source: string,
  flags: string,
  target: RegexTarget,
  options: TranslationOptions = {},
): TranslatedRegex | RefusedRegex {
  const notes: RegexNote[] = [];
  const note = (added: RegexNote): void => {
    if (!notes.some(({ message }) => message === added.message)) notes.push(added);
  };
  try {
    if (flags.includes("y")) throw new RefusedError("the flag y cannot be expressed");
    const pattern = PARSER.parsePattern(source, undefined, undefined, {
      unicode: flags.includes("u"),
      unicodeSets: flags.includes("v"),
    });
    let size = 0;
    const grow = (added: number): void => {
      size += added;
    };
    const writer = { target, flags, note, grow };
    const parts = pattern.alternatives.map(({ elements }) => partsOf(elements, writer, options));
    if (target === "rust" && size > LARGEST_SIZE)
      throw new RefusedError(
        "it is too large for Relay, which skips it; repeat Unicode properties and negated classes less often",
      );
    return { ...assemble(parts, flags, options), notes };
  } catch (error) {
    // The parser throws a SyntaxError for an invalid expression.
    if (!(error instanceof RefusedError || error instanceof SyntaxError)) throw error;
    return { pattern: undefined, notes: [{ class: "refused", message: error.message }] };
  }
}

function assemble(all: readonly Parts[], flags: string, { capture = "secret" }: TranslationOptions) {
  const groups: number[] = [];
  const kept = { before: [] as number[], after: [] as number[] };
  let count = 0;
  const group = (text: string, numbers: number[]): string => {
    if (text === "") return "";
    count += 1;
    numbers.push(count);
    return `(${text})`;
  };
  const isWhole = all.every(({ before, after }) => before === "" && after === "");
  const texts = all.map(({ before, secret, after }) => {
    if (isWhole) return secret;
    if (capture === "secret") return `${before}${group(secret, groups)}${after}`;
    return `${group(before, kept.before)}${secret}${group(after, kept.after)}`;
  });
  const pattern = `${flags.includes("i") ? "(?i)" : ""}${texts.join("|")}`;
  const passes = all.some(({ needsTwoPasses }) => needsTwoPasses) ? 2 : 1;
  return { pattern, groups: groups.length === 0 ? [0] : groups, kept, passes } as const;
}

/** Splits an alternative into its boundaries, the group for the secret, and the text around that group. */
function partsOf(elements: readonly AST.Element[], writer: Writer, options: TranslationOptions): Parts {
  const start = elements.findIndex((element) => !isLeading(element));
  const first = start < 0 ? elements.length : start;
  const end = lastIndexBefore(elements, first);
  const body = elements.slice(first, end);
  const leading = leadingBoundary(elements.slice(0, first), body, writer);
  const trailing = trailingBoundary(elements.slice(end), body, writer);
  const before = withPercent(leading, options);
  const needsTwoPasses = leading.consumes === "usually" && trailing.consumes === "usually";
  const at = body.findIndex(isSecret);
  if (at >= 0) {
    return {
      before: before.text + writeElements(body.slice(0, at), writer),
      secret: writeSecret(body[at], writer),
      after: writeElements(body.slice(at + 1), writer) + trailing.text,
      needsTwoPasses,
    };
  }
  if (body.some(({ raw }) => raw.includes(`(?<${SECRET}>`)))
    writer.note({ class: "wider", message: "the whole match is redacted, not only the group secret" });
  // A boundary that matches no characters can be inside the group for the secret.
  const [text, own] = apart(before);
  const [textAfter, ownEnd] = apart(trailing);
  return { before: text, secret: `${own}${writeElements(body, writer)}${ownEnd}`, after: textAfter, needsTwoPasses };
}

/**
 * Returns the text of a boundary in one of two positions, and an empty string in the other. If the text matches no
 * characters, it can be inside the secret (`own`). Otherwise, it must be outside (`apart`), so that neighbouring
 * characters are not redacted.
 */
function apart({ text, consumes }: Boundary): readonly [apart: string, own: string] {
  return consumes === "never" ? ["", text] : [text, ""];
}

function writeSecret(element: AST.Element | undefined, writer: Writer): string {
  if (element?.type !== "CapturingGroup") return "";
  const text = writeAlternatives(element.alternatives, writer);
  return element.alternatives.length > 1 ? `(?:${text})` : text;
}

function isSecret(element: AST.Element): boolean {
  return element.type === "CapturingGroup" && element.name === SECRET;
}

/** Checks whether an element is a look-behind, or a group of look-behinds: `(?<!\w)`, `(?:(?<!\w)|(?<=\\n))` */
function isLeading(element: AST.Element): boolean {
  if (element.type === "Assertion") return element.kind === "lookbehind";
  return (
    element.type === "Group" &&
    element.alternatives.every(
      ({ elements: [only, ...more] }) => only?.type === "Assertion" && only.kind === "lookbehind" && more.length === 0,
    )
  );
}

/** Returns the index of the element at which the look-around at the end of an alternative begins. */
function lastIndexBefore(elements: readonly AST.Element[], first: number): number {
  let end = elements.length;
  while (end > first) {
    const element = elements[end - 1];
    if (element?.type !== "Assertion" || !isLookaround(element)) break;
    end -= 1;
  }
  return end;
}

function leadingBoundary(leading: readonly AST.Element[], body: readonly AST.Element[], writer: Writer): Boundary {
  const [first, ...more] = leading;
  if (first === undefined) return NO_BOUNDARY;
  for (const element of more) noteLeftOut(element, writer);
  const nodes = first.type === "Group" ? first.alternatives.flatMap(({ elements }) => elements) : [first];
  const isBesideWord = isWordAtEdge(body, "before", writer);
  const boundaries = nodes
    .filter((node) => node.type === "Assertion")
    .filter((node) => node.kind === "lookbehind")
    .map((node) => writeBoundary(node, { side: "before", writer, isBesideWord }));
  const texts = boundaries.map(({ text }) => text);
  // If one alternative accepts every character, the whole look-behind does.
  if (texts.includes("")) return NO_BOUNDARY;
  return {
    text: texts.length > 1 ? `(?:${texts.join("|")})` : texts.join(""),
    consumes:
      (["usually", "rarely"] as const).find((how) => boundaries.some(({ consumes }) => consumes === how)) ?? "never",
  };
}

function trailingBoundary(trailing: readonly AST.Element[], body: readonly AST.Element[], writer: Writer): Boundary {
  const ahead = trailing.find((element) => element.type === "Assertion" && element.kind === "lookahead");
  for (const element of trailing) if (element !== ahead) noteLeftOut(element, writer);
  if (ahead?.type !== "Assertion" || ahead.kind !== "lookahead") return NO_BOUNDARY;
  const isBesideWord = isWordAtEdge(body, "after", writer);
  return writeBoundary(ahead, { side: "after", writer, isBesideWord });
}

function withPercent(boundary: Boundary, { afterPercent = false }: TranslationOptions): Boundary {
  const { text, consumes } = boundary;
  if (!afterPercent || text === "") return boundary;
  return { text: `(?:${text}|${ENCODED})`, consumes: consumes === "never" ? "rarely" : consumes };
}

function noteLeftOut({ raw }: AST.Element, writer: Writer): void {
  writer.note({ class: "wider", message: `the check ${short(raw)} is left out` });
}

function isLookaround(node: AST.Assertion): node is AST.LookaroundAssertion {
  return node.kind === "lookahead" || node.kind === "lookbehind";
}
