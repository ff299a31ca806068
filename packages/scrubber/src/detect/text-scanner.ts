import type { Redactor } from "../policy/redaction.ts";
import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../shared/budget.ts";
import { type Cut, cutOf } from "./cut/cut.ts";
import { compileCutSearch } from "./cut/search.ts";
import type { Detector } from "./detectors/index.ts";
import { decodeBase64 } from "./encodings/base64.ts";
import { findByteLists } from "./encodings/byte-lists.ts";
import { decode, hasEscapes } from "./encodings/decode.ts";
import type { Decoded } from "./encodings/decoded-text.ts";
import type { HiddenTexts } from "./encodings/hidden-texts.ts";
import { isUnusual } from "./encodings/spelling.ts";
import type { Names } from "./names/names.ts";
import { compileDetectorPrefilter, meets } from "./prefilter/detector-prefilter.ts";
import { FEATURES, featuresOf, type TextFeatures } from "./prefilter/text-features.ts";
import { type Finding, NO_FINDINGS, searchesByName, searchOfDetector } from "./searches.ts";

/**
 * Finds the secrets in a text, in order of position and without overlaps. In a line of source code (`isSource`), a
 * value beside a sensitive name is a finding only if it is a literal. `valueLength` is the client's `maxValueLength`,
 * the length at which the SDK truncates texts.
 */
export interface TextScanner {
  (text: string, isSource?: boolean, valueLength?: number, meter?: Meter): readonly Finding[];
  /** Finds only the values beside sensitive names. */
  readonly findByName: (text: string, meter: Meter) => readonly Finding[];
}

export interface TextScannerOptions {
  readonly detectors: readonly Detector[];
  /** Whether to find values beside sensitive names in texts, as in `password=...`. */
  readonly withPairs: boolean;
  /**
   * Whether a colon is part of a name, as in `src.auth.token:index` (a `module` of the Node SDK). Otherwise a colon
   * separates a name from its value.
   */
  readonly colonsJoin?: boolean;
  readonly names: Names;
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  readonly isRedacted: (text: string) => boolean;
  /** Maximum length of a text that is searched, in characters. A longer text is redacted as a whole. */
  readonly longestText: number;
  /** Limit of the work for a text that is searched by itself, without the meter of a whole payload. */
  readonly workLimit: number;
}

/** How often a text was decoded. An original text has level 0. A text of level 1 was decoded from it, and so on. */
interface Depth {
  /** Number of levels of encoding that were undone to get the text. */
  readonly level: number;
  /** Total length of the texts of lower levels from which the text was decoded, in characters. */
  readonly searchedBefore: number;
}

const UNDECODED: Depth = Object.freeze({ level: 0, searchedBefore: 0 });
/** Maximum number of levels of encoding that are undone: enough for a URL in a URL in a URL. */
const MOST_DECODINGS = 3;
/**
 * A text is searched for base64 only if it has both of these features: a run of at least 16 letters, digits, `_` and
 * `-`, and a character that cannot be part of a hash or a UUID.
 */
const MAY_BE_BASE64: TextFeatures = FEATURES.keyRun | FEATURES.notHex;
/**
 * A text is searched for bytes only if it has one of these features: `listed`, as in a list of numbers, or `angle`, as
 * in a Buffer that Node prints (`<Buffer 70 61>`).
 */
const MAY_BE_BYTES: TextFeatures = FEATURES.listed | FEATURES.angle;
/** A text with none of these features is not decoded. */
const MAY_BE_DECODED: TextFeatures =
  FEATURES.percent | FEATURES.equals | FEATURES.backslash | FEATURES.beyondAscii | FEATURES.keyRun | MAY_BE_BYTES;
/** Maximum length of a text together with its decoded forms, as a multiple of `longestText`. */
const DECODED_FACTOR = 2;
/** Minimum length of a text that a built-in detector can match, in characters. */
const SHORTEST_TEXT = 6;

export function compileTextScanner(plan: TextScannerOptions): TextScanner {
  const { detectors, withPairs, redactorOf, isRedacted, longestText, workLimit } = plan;
  const byName = withPairs ? searchesByName(plan) : [];
  const searches = [...detectors.map((detector) => searchOfDetector(detector, plan)), ...byName];
  if (searches.length === 0) return Object.assign(() => NO_FINDINGS, { findByName: () => NO_FINDINGS });
  const selectSearches = compileDetectorPrefilter(searches);
  const selectSearchesByName = compileDetectorPrefilter(byName);
  // Only the detectors for an app's own patterns have no `needs`. Such a pattern can match any text.
  const searchesEveryText = detectors.some(({ needs }) => Object.keys(needs).length === 0);
  const shortest = searchesEveryText ? 1 : SHORTEST_TEXT;
  const limitRedactor = redactorOf("@limit");
  const binaryRedactor = redactorOf("@binary");
  const searchCut = compileCutSearch(plan);

  function find(text: string, isSource = false, valueLength?: number, meter?: Meter): readonly Finding[] {
    if (text.length < shortest) return NO_FINDINGS;
    const features = featuresOf(text);
    const cut = cutOf(text, isSource, valueLength);
    if (!searchesEveryText && cut === undefined && (features & ~FEATURES.notHex) === 0) return NO_FINDINGS;
    return search(text, isSource, features, cut, meter ?? { work: 0, workLimit }, UNDECODED);
  }

  function search(
    text: string,
    isSource: boolean,
    features: TextFeatures,
    cut: Cut | undefined,
    meter: Meter,
    { level, searchedBefore }: Depth,
  ): readonly Finding[] {
    if (isRedacted(text)) return NO_FINDINGS;
    meter.work += COST.search;
    const searched = searchedBefore + text.length;
    if (text.length > longestText || searched > DECODED_FACTOR * longestText || isReserveSpent(meter))
      return wholeText(text);
    let findings = NO_FINDINGS;
    for (const { needs, find } of selectSearches(text, features)) {
      if (!meets(text, needs)) continue;
      const more = find(text, isSource, meter);
      if (more.length > 0) findings = findings.length === 0 ? more : [...findings, ...more];
      if (findings.length >= MOST_FINDINGS || isReserveSpent(meter)) return wholeText(text);
    }
    if (level < MOST_DECODINGS && (features & MAY_BE_DECODED) !== 0) {
      const inside = findDecoded(text, isSource, features, cut, meter, { level: level + 1, searchedBefore: searched });
      if (isReserveSpent(meter)) return wholeText(text);
      if (inside.length > 0) findings = [...findings, ...inside];
    }
    if (cut !== undefined) findings = [...findings, ...searchCut(text, cut, findings)];
    return findings.length > 1 ? withoutOverlaps(findings) : findings;
  }

  /** Returns one finding that covers the whole text, because a limit is exceeded. */
  function wholeText(text: string): readonly Finding[] {
    return [{ start: 0, end: text.length, rule: "@limit", redactor: limitRedactor }];
  }

  /** Finds secrets that are percent-encoded, escaped, spelled unusually, in base64, or written as lists of numbers. */
  function findDecoded(
    text: string,
    isSource: boolean,
    features: TextFeatures,
    cut: Cut | undefined,
    meter: Meter,
    depth: Depth,
  ): readonly Finding[] {
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
  }

  /** Finds secrets in the decoded text, and returns their positions in the encoded text. */
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

  /** Returns a finding for each encoded part that hides secrets, with the rule of the first of these secrets. */
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

  function findByName(text: string, meter: Meter): readonly Finding[] {
    meter.work += text.length + COST.search + COST.match;
    return selectSearchesByName(text, featuresOf(text)).flatMap(({ needs, find }) =>
      meets(text, needs) ? find(text, false, meter) : NO_FINDINGS,
    );
  }

  return Object.assign(find, { findByName });
}

/**
 * Converts a position in an encoded text to the position in the decoded text. Searches from the end, because the
 * position is near the end.
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
 * Checks whether a text can be URL-encoded. In such a text, each `+` can encode a space: `a%20b` and `a=b+c` -> true,
 * `+49` -> false. In source code without percent-encoding, `+` is an operator, so the result is false.
 */
function mayBeForm(text: string, isSource: boolean, features: TextFeatures): boolean {
  if ((features & FEATURES.percent) !== 0 && /%[\da-f]{2}/i.test(text)) return true;
  return (features & FEATURES.equals) !== 0 && !isSource && text.includes("+");
}

/**
 * Merges overlapping findings. Keeps the one that begins first (or the longer one, if two begin together). If the other
 * one ends later, the kept one is extended to that end.
 */
function withoutOverlaps(findings: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  for (const finding of [...findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
    else if (finding.end > last.end) kept[kept.length - 1] = { ...last, end: finding.end };
  }
  return kept;
}
