import type { Redactor } from "../../policy/redaction.ts";
import { COST, isReserveSpent, type Meter } from "../../shared/budget.ts";
import type { Cut } from "../cut/cut.ts";
import { FEATURES, featuresOf, type TextFeatures } from "../prefilter/text-features.ts";
import { type Finding, NO_FINDINGS } from "../searches.ts";
import { decodeBase64 } from "./base64.ts";
import { findByteLists } from "./byte-lists.ts";
import { decode, hasEscapes } from "./decode.ts";
import type { Decoded } from "./decoded-text.ts";
import type { HiddenTexts } from "./hidden-texts.ts";
import { isUnusual } from "./spelling.ts";

/** How often the searched string was decoded, and how much text was searched before it. */
export interface Depth {
  /** 0 for the original string, 1 for a string that was decoded from it, and so on. */
  readonly level: number;
  /**
   * The total length of all strings that were searched before this one. At level 2, these are the original string and
   * the string of level 1.
   */
  readonly searchedBefore: number;
}

/** Finds secrets in a string. `features` must be the result of `featuresOf(text)`. */
type TextSearch = (
  text: string,
  isSource: boolean,
  features: TextFeatures,
  cut: Cut | undefined,
  meter: Meter,
  depth: Depth,
) => readonly Finding[];

/** The functions of a text scanner that {@link DecodedSearch} needs. */
interface Scanner {
  /** Searches a decoded string. */
  readonly search: TextSearch;
  /** Returns one finding that covers the whole text. Called if the search of the text would exceed a limit. */
  readonly wholeText: (text: string) => readonly Finding[];
  readonly redactorOf: (rule: string) => Redactor;
}

/** Searches for secrets in the encoded parts of strings. */
export interface DecodedSearch {
  /** A string is decoded only if it has at least one of these features. */
  readonly features: TextFeatures;
  readonly compile: (scanner: Scanner) => TextSearch;
}

/**
 * A string is searched for base64 only if it has both of these features: a run of at least 16 letters, digits, `_` and
 * `-` (`keyRun`), and a character that no hash or UUID contains (`notHex`).
 */
const MAY_BE_BASE64: TextFeatures = FEATURES.keyRun | FEATURES.notHex;
/**
 * A string is searched for lists of bytes only if it has at least one of these features: a digit before a comma
 * (`listed`), as in `[112, 97]`, or `<B` (`angle`), as in `<Buffer 70 61>`.
 */
const MAY_BE_BYTES: TextFeatures = FEATURES.listed | FEATURES.angle;
const MAY_BE_DECODED: TextFeatures =
  FEATURES.percent | FEATURES.equals | FEATURES.backslash | FEATURES.beyondAscii | FEATURES.keyRun | MAY_BE_BYTES;

export const DECODED_SEARCH: DecodedSearch = Object.freeze({ features: MAY_BE_DECODED, compile: compileDecodedSearch });

function compileDecodedSearch({ search, wholeText, redactorOf }: Scanner): TextSearch {
  const binaryRedactor = redactorOf("@binary");

  /** Finds secrets in percent-encoded text, escape sequences, unusual characters, base64 and lists of numbers. */
  const findDecoded: TextSearch = (text, isSource, features, cut, meter, depth) => {
    const isForm = mayBeForm(text, isSource, features);
    const isEncoded = isForm || mayBeEncoded(text, features);
    const hasBase64 = (features & MAY_BE_BASE64) === MAY_BE_BASE64;
    const hasBytes = (features & MAY_BE_BYTES) !== 0;
    if (!isEncoded && !hasBase64 && !hasBytes) return NO_FINDINGS;
    return [
      ...(isEncoded ? findEncoded(text, isForm, isSource, cut, meter, depth) : NO_FINDINGS),
      ...(hasBase64 ? findHidden(decodeBase64(text, meter), meter, depth) : NO_FINDINGS),
      ...(hasBytes ? findInBytes(text, meter, depth) : NO_FINDINGS),
    ];
  };

  /** Decodes a string and searches the result. The positions of the findings are those in the encoded string. */
  function findEncoded(
    text: string,
    isForm: boolean,
    isSource: boolean,
    cut: Cut | undefined,
    meter: Meter,
    depth: Depth,
  ): readonly Finding[] {
    meter.work += text.length * COST.decoded;
    if (isReserveSpent(meter)) return wholeText(text);
    const decoded = decode(text, isForm);
    if (decoded === undefined) return NO_FINDINGS;
    const { starts } = decoded;
    const decodedCut = cut && { ...cut, end: decodedPosition(decoded, cut.end) };
    return search(decoded.text, isSource, featuresOf(decoded.text), decodedCut, meter, depth).map((finding) => ({
      ...finding,
      start: starts[finding.start] ?? 0,
      end: starts[finding.end] ?? text.length,
    }));
  }

  function findInBytes(text: string, meter: Meter, depth: Depth): readonly Finding[] {
    const { bytes, hidden } = findByteLists(text);
    const certain = bytes.map(({ start, end }) => ({ start, end, rule: "@binary", redactor: binaryRedactor }));
    return [...certain, ...findHidden(hidden, meter, depth)];
  }

  /**
   * Returns one finding for each encoded part that contains secrets. The rule of the finding is the rule of the first
   * secret in the part.
   */
  function findHidden(hidden: HiddenTexts | undefined, meter: Meter, depth: Depth): readonly Finding[] {
    if (hidden === undefined) return NO_FINDINGS;
    meter.work += hidden.text.length;
    const inside = search(hidden.text, false, featuresOf(hidden.text), undefined, meter, depth);
    let next = 0;
    return hidden.runs.flatMap(({ start, end, from, to }) => {
      while ((inside[next]?.end ?? to) < from) next += 1;
      const found = inside[next];
      return found !== undefined && found.start < to ? [{ ...found, start, end }] : [];
    });
  }

  return findDecoded;
}

/**
 * Converts a position in an encoded string to a position in the decoded string. Searches from the end, because `place`
 * is usually near it.
 */
function decodedPosition({ text, starts }: Decoded, place: number): number {
  let end = text.length;
  while (end > 0 && (starts[end - 1] ?? 0) >= place) end -= 1;
  return end;
}

function mayBeEncoded(text: string, features: TextFeatures): boolean {
  if ((features & FEATURES.backslash) !== 0 && hasEscapes(text)) return true;
  return (features & FEATURES.beyondAscii) !== 0 && isUnusual(text);
}

/**
 * Checks whether each `+` in a string stands for a space, as in URL-encoded text. In source code, `+` is an operator
 * unless the code contains percent-encoding. Example: true for `a%20b` and `a=b+c`, and false for `+49`.
 */
function mayBeForm(text: string, isSource: boolean, features: TextFeatures): boolean {
  if ((features & FEATURES.percent) !== 0 && /%[\da-f]{2}/i.test(text)) return true;
  return (features & FEATURES.equals) !== 0 && !isSource && text.includes("+");
}
