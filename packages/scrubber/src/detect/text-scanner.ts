import type { Redactor } from "../policy/redaction.ts";
import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "../shared/budget.ts";
import type { Cut } from "./cut/cut.ts";
import type { CutSearches } from "./cut/search.ts";
import type { Detector } from "./detectors/index.ts";
import type { DecodedSearch, Depth } from "./encodings/search.ts";
import type { NotationSearch } from "./key-value/notation-search.ts";
import type { PairSearch } from "./key-value/searches.ts";
import type { Names } from "./names/names.ts";
import { withoutOverlaps } from "./overlaps.ts";
import type { WithoutOwnTexts } from "./own-texts.ts";
import { compileDetectorPrefilter, meets } from "./prefilter/detector-prefilter.ts";
import { FEATURES, featuresOf, type TextFeatures } from "./prefilter/text-features.ts";
import type { SafeValues } from "./safe-values.ts";
import { type Finding, NO_FINDINGS, searchOfDetector } from "./searches.ts";

/**
 * Finds the secrets in a string. The findings are sorted and do not overlap. In a line of source code (`isSource`), the
 * value of a sensitive name is a finding only if it is a literal. `valueLength` is the client option `maxValueLength`,
 * the length at which the SDK truncates strings.
 */
export interface TextScanner {
  (text: string, isSource?: boolean, valueLength?: number, meter?: Meter): readonly Finding[];
  /** Finds only the values of sensitive names. */
  readonly findByName: (text: string, meter: Meter) => readonly Finding[];
}

export interface TextScannerOptions {
  readonly detectors: readonly Detector[];
  /** Finds values of sensitive names in strings, as in `password=...`. */
  readonly pairs: PairSearch | undefined;
  /**
   * Finds values of sensitive names in notations without `=` or `:`, as in `--password ...`. Not used without `pairs`.
   */
  readonly notations: NotationSearch | undefined;
  /** Finds secrets in the encoded parts of strings. */
  readonly decoded: DecodedSearch | undefined;
  /** Finds incomplete secrets in truncated strings. */
  readonly cuts: CutSearches | undefined;
  /**
   * If true, a colon is part of a name, as in the `module` of a stack frame in the Node SDK (`src.auth.token:index`).
   * If false, a colon separates a name from its value.
   */
  readonly colonsJoin?: boolean;
  readonly names: Names;
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  readonly isRedacted: (text: string) => boolean;
  readonly withoutOwnTexts: WithoutOwnTexts | undefined;
  readonly safeValues: SafeValues | undefined;
  /** Maximum length of a searched string, in characters. A longer string is redacted as a whole. */
  readonly longestText: number;
  /** The work limit for a call without a `meter`. */
  readonly workLimit: number;
}

const UNDECODED: Depth = Object.freeze({ level: 0, searchedBefore: 0 });
/** Maximum number of levels of encoding that are decoded. Three levels suffice for a URL in a URL in a URL. */
const MOST_DECODINGS = 3;
/** Maximum total length of a string and the strings decoded from it, as a multiple of `longestText`. */
const DECODED_FACTOR = 2;
/** Length of the shortest string that a built-in detector can match. */
const SHORTEST_TEXT = 6;

export function compileTextScanner(plan: TextScannerOptions): TextScanner {
  const { detectors, pairs, notations, decoded, cuts, redactorOf, isRedacted, longestText, workLimit } = plan;
  const { withoutOwnTexts, safeValues, names } = plan;
  const byName = pairs === undefined ? [] : [...pairs.compile(plan), ...(notations?.compile(plan) ?? [])];
  const searches = [...detectors.map((detector) => searchOfDetector(detector, plan)), ...byName];
  if (searches.length === 0) return Object.assign(() => NO_FINDINGS, { findByName: () => NO_FINDINGS });
  const selectSearches = compileDetectorPrefilter(searches, names.mayBeIn);
  const selectSearchesByName = compileDetectorPrefilter(byName, names.mayBeIn);
  // A detector without `needs` belongs to one of the app's own patterns, which can match any string.
  const searchesEveryText = detectors.some(({ needs }) => Object.keys(needs).length === 0);
  const shortest = searchesEveryText ? 1 : SHORTEST_TEXT;
  const limitRedactor = redactorOf("@limit");
  const decodable = decoded === undefined ? 0 : decoded.features;
  const findDecoded = decoded === undefined ? () => NO_FINDINGS : decoded.compile({ search, wholeText, redactorOf });
  const cutOf = cuts?.cutOf;
  const searchCut = cuts === undefined ? () => NO_FINDINGS : cuts.compile(plan);

  function find(text: string, isSource = false, valueLength?: number, meter?: Meter): readonly Finding[] {
    if (text.length < shortest) return NO_FINDINGS;
    const features = featuresOf(text);
    const cut = cutOf === undefined ? undefined : cutOf(text, isSource, valueLength);
    if (!searchesEveryText && cut === undefined && (features & ~FEATURES.notHex) === 0) return NO_FINDINGS;
    const findings = search(text, isSource, features, cut, meter ?? { work: 0, workLimit }, UNDECODED);
    return findings.length === 0 || withoutOwnTexts === undefined ? findings : withoutOwnTexts(text, findings);
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
    if (level < MOST_DECODINGS && (features & decodable) !== 0) {
      const inside = findDecoded(text, isSource, features, cut, meter, { level: level + 1, searchedBefore: searched });
      if (isReserveSpent(meter)) return wholeText(text);
      if (inside.length > 0) findings = [...findings, ...inside];
    }
    if (cut !== undefined) findings = [...findings, ...searchCut(text, cut, findings)];
    if (findings.length > 0 && safeValues !== undefined) findings = safeValues.without(text, findings);
    return findings.length > 1 ? withoutOverlaps(findings) : findings;
  }

  /** Returns one finding that covers the whole text. Called if a limit is exceeded. */
  function wholeText(text: string): readonly Finding[] {
    return [{ start: 0, end: text.length, rule: "@limit", redactor: limitRedactor }];
  }

  function findByName(text: string, meter: Meter): readonly Finding[] {
    meter.work += text.length + COST.search + COST.match;
    return selectSearchesByName(text, featuresOf(text)).flatMap(({ needs, find }) =>
      meets(text, needs) ? find(text, false, meter) : NO_FINDINGS,
    );
  }

  return Object.assign(find, { findByName });
}
