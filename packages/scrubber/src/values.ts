import { decodeBase64 } from "./base64.ts";
import { COST, isReserveSpent, type Meter, MOST_FINDINGS } from "./budget.ts";
import { findByteLists } from "./byte-lists.ts";
import { type Cut, cutOf } from "./cut/cut.ts";
import { compileCutSearch } from "./cut/search.ts";
import type { Decoded } from "./decoded.ts";
import type { Detector } from "./detectors/index.ts";
import { decode, isEscaped } from "./encoded.ts";
import { compileGate, meets } from "./gate.ts";
import type { HiddenTexts } from "./hidden-texts.ts";
import type { Names } from "./names.ts";
import type { Redactor } from "./redaction.ts";
import { type Finding, NOTHING, searchesByName, searchFor } from "./searches.ts";
import { HAS, type Signals, signalsOf } from "./signals.ts";
import { isUnusual } from "./spelling.ts";

/**
 * Finds the secrets of a text, in order and without overlaps. In source code, names speak about literals alone.
 * `valueLength` is the client's `maxValueLength`, at which the SDK cut the text if it is as long.
 */
export interface ValueRule {
  (text: string, isSource?: boolean, valueLength?: number, meter?: Meter): readonly Finding[];
  /** Only the values that a name beside them gives away. */
  readonly findByName: (text: string, meter: Meter) => readonly Finding[];
}

export interface ValuePlan {
  readonly detectors: readonly Detector[];
  /** Find values beside sensitive names inside texts, as in `password=...`. */
  readonly withPairs: boolean;
  /** Colons join names, and do not stand before a value: `src.auth.token:index` is a module of the SDK for Node. */
  readonly colonsJoin?: boolean;
  readonly names: Names;
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  readonly isRedacted: (text: string) => boolean;
  /** Characters of the longest text that is searched; a longer one is filtered whole. */
  readonly longestText: number;
  /** The limit of a text that is searched alone, with no meter of a payload. */
  readonly workLimit: number;
}

/** How often a text was decoded already, and how many characters were searched on the way. */
interface Depth {
  readonly level: number;
  readonly searchedBefore: number;
}

const SURFACE: Depth = Object.freeze({ level: 0, searchedBefore: 0 });
/** URLs in URLs in URLs. */
const MOST_LEVELS = 3;
/** Readable text in base64 has long runs of letters, and not only those that a hash has. */
const MAY_BE_BASE64: Signals = HAS.keyRun | HAS.notHex;
/** A list of numbers, or a Buffer as Node shows it. */
const MAY_BE_BYTES: Signals = HAS.listed | HAS.angle;
/** Without any of these, a text is not decoded. */
const MAY_BE_DECODED: Signals = HAS.percent | HAS.equals | HAS.backslash | HAS.beyondAscii | HAS.keyRun | MAY_BE_BYTES;
/** A text and all that it is decoded to may be so many times the longest text. */
const MOST_DECODED = 2;
/** A text of fewer characters holds nothing of the built-in kinds. */
const SHORTEST_TEXT = 6;

export function compileValues(plan: ValuePlan): ValueRule {
  const { detectors, withPairs, redactorOf, isRedacted, longestText, workLimit } = plan;
  const byName = withPairs ? searchesByName(plan) : [];
  const searches = [...detectors.map((detector) => searchFor(detector, plan)), ...byName];
  if (searches.length === 0) return Object.assign(() => NOTHING, { findByName: () => NOTHING });
  const gate = compileGate(searches);
  const gateByName = compileGate(byName);
  const isAnyWorth = detectors.some(({ needs }) => Object.keys(needs).length === 0);
  const shortest = isAnyWorth ? 1 : SHORTEST_TEXT;
  const tooLong = redactorOf("@limit");
  const binary = redactorOf("@binary");
  const searchCut = compileCutSearch(plan);

  function find(text: string, isSource = false, valueLength?: number, meter?: Meter): readonly Finding[] {
    if (text.length < shortest) return NOTHING;
    const signals = signalsOf(text);
    const cut = cutOf(text, isSource, valueLength);
    if (!isAnyWorth && cut === undefined && (signals & ~HAS.notHex) === 0) return NOTHING;
    return search(text, isSource, signals, cut, meter ?? { work: 0, workLimit }, SURFACE);
  }

  function search(
    text: string,
    isSource: boolean,
    signals: Signals,
    cut: Cut | undefined,
    meter: Meter,
    { level, searchedBefore }: Depth,
  ): readonly Finding[] {
    if (isRedacted(text)) return NOTHING;
    meter.work += COST.search;
    const searched = searchedBefore + text.length;
    if (text.length > longestText || searched > MOST_DECODED * longestText || isReserveSpent(meter)) return all(text);
    let findings = NOTHING;
    for (const { needs, find } of gate(text, signals)) {
      if (!meets(text, needs)) continue;
      const more = find(text, isSource, meter);
      if (more.length > 0) findings = findings.length === 0 ? more : [...findings, ...more];
      if (findings.length >= MOST_FINDINGS || isReserveSpent(meter)) return all(text);
    }
    if (level < MOST_LEVELS && (signals & MAY_BE_DECODED) !== 0) {
      const inside = findDecoded(text, isSource, signals, cut, meter, { level: level + 1, searchedBefore: searched });
      if (isReserveSpent(meter)) return all(text);
      if (inside.length > 0) findings = [...findings, ...inside];
    }
    if (cut !== undefined) findings = [...findings, ...searchCut(text, cut, findings)];
    return findings.length > 1 ? withoutOverlaps(findings) : findings;
  }

  /** Filters a whole text because it exceeds a limit. */
  function all(text: string): readonly Finding[] {
    return [{ start: 0, end: text.length, rule: "@limit", redactor: tooLong }];
  }

  /** Finds what is written in another form: percent-encoded, escaped, in base64, or as numbers. */
  function findDecoded(
    text: string,
    isSource: boolean,
    signals: Signals,
    cut: Cut | undefined,
    meter: Meter,
    depth: Depth,
  ): readonly Finding[] {
    const isForm = mayBeForm(text, isSource, signals);
    const isEncoded = isForm || mayBeEncoded(text, signals);
    const hasBase64 = (signals & MAY_BE_BASE64) === MAY_BE_BASE64;
    const hasBytes = (signals & MAY_BE_BYTES) !== 0;
    if (!isEncoded && !hasBase64 && !hasBytes) return NOTHING;
    return [
      ...(isEncoded ? findEncoded(text, isForm, isSource, cut, meter, depth) : NOTHING),
      ...(hasBase64 ? findHidden(decodeBase64(text, meter), meter, depth) : NOTHING),
      ...(hasBytes ? findInBytes(text, meter, depth) : NOTHING),
    ];
  }

  /** The same in what a text says once it is decoded, with the places where it is written. */
  function findEncoded(
    text: string,
    isForm: boolean,
    isSource: boolean,
    cut: Cut | undefined,
    meter: Meter,
    depth: Depth,
  ): readonly Finding[] {
    meter.work += text.length * COST.decoded;
    if (isReserveSpent(meter)) return all(text);
    const decoded = decode(text, isForm);
    if (decoded === undefined) return NOTHING;
    const { starts } = decoded;
    const cutThere = cut && { ...cut, end: endIn(decoded, cut.end) };
    return search(decoded.text, isSource, signalsOf(decoded.text), cutThere, meter, depth).map((finding) => ({
      ...finding,
      start: starts[finding.start] ?? 0,
      end: starts[finding.end] ?? text.length,
    }));
  }

  function findInBytes(text: string, meter: Meter, depth: Depth): readonly Finding[] {
    const { bytes, hidden } = findByteLists(text);
    const certain = bytes.map(({ start, end }) => ({ start, end, rule: "@binary", redactor: binary }));
    return [...certain, ...findHidden(hidden, meter, depth)];
  }

  /** What hides a secret in another form goes as a whole, by the first rule that finds something in it. */
  function findHidden(hidden: HiddenTexts | undefined, meter: Meter, depth: Depth): readonly Finding[] {
    if (hidden === undefined) return NOTHING;
    meter.work += hidden.text.length;
    const inside = search(hidden.text, false, signalsOf(hidden.text), undefined, meter, depth);
    let next = 0;
    return hidden.runs.flatMap(({ start, end, from, to }) => {
      while ((inside[next]?.end ?? to) < from) next += 1;
      const found = inside[next];
      return found !== undefined && found.start < to ? [{ ...found, start, end }] : [];
    });
  }

  function findByName(text: string, meter: Meter): readonly Finding[] {
    meter.work += text.length + COST.search + COST.match;
    return gateByName(text, signalsOf(text)).flatMap(({ needs, find }) =>
      meets(text, needs) ? find(text, false, meter) : NOTHING,
    );
  }

  return Object.assign(find, { findByName });
}

/** Where a place near the end of a text is in what it was decoded to: a single `…` becomes three dots there. */
function endIn({ text, starts }: Decoded, place: number): number {
  let end = text.length;
  while (end > 0 && (starts[end - 1] ?? 0) >= place) end -= 1;
  return end;
}

function mayBeEncoded(text: string, signals: Signals): boolean {
  if ((signals & HAS.backslash) !== 0 && isEscaped(text)) return true;
  return (signals & HAS.beyondAscii) !== 0 && isUnusual(text);
}

/** Whether a `+` may stand for a space. In source code and in other texts, it adds, or begins a telephone number. */
function mayBeForm(text: string, isSource: boolean, signals: Signals): boolean {
  if ((signals & HAS.percent) !== 0 && /%[\da-f]{2}/i.test(text)) return true;
  return (signals & HAS.equals) !== 0 && !isSource && text.includes("+");
}

/** Where two overlap the one that begins first stays, then the longer: its text holds the other's secret. */
function withoutOverlaps(findings: readonly Finding[]): readonly Finding[] {
  const kept: Finding[] = [];
  for (const finding of [...findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
    else if (finding.end > last.end) kept[kept.length - 1] = { ...last, end: finding.end };
  }
  return kept;
}
