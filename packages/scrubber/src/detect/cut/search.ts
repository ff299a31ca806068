import type { Redactor } from "../../policy/redaction.ts";
import type { Beginning, Detector } from "../detectors/index.ts";
import type { NotationSearch } from "../key-value/notation-search.ts";
import type { NameRule } from "../names/names.ts";
import { compilePrefixIndex } from "../prefilter/prefix-index.ts";
import { type Finding, NO_FINDINGS } from "../searches.ts";
import { type Cut, cutOf } from "./cut.ts";
import { endOfRest } from "./head.ts";
import { startOfTail } from "./tail.ts";

/**
 * Finds secrets whose beginning or end was truncated. `found` contains the findings of the other searches, which look
 * for complete secrets.
 */
type CutSearch = (text: string, cut: Cut, found: readonly Finding[]) => readonly Finding[];

interface CutPlan {
  readonly detectors: readonly Detector[];
  /**
   * Finds values whose closing quote or tag is missing. It is `undefined` if the policy does not list `notations()` or
   * does not search for the values of sensitive names.
   */
  readonly notations: NotationSearch | undefined;
  readonly names: { readonly rule: NameRule };
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  readonly isRedacted: (text: string) => boolean;
}

/**
 * The beginning of a secret at the end of a truncated string. If `isSure` is false, the text may be an ordinary word.
 */
interface CutSecret extends Finding {
  readonly isSure: boolean;
}

interface CutDetector {
  readonly needs: Detector["needs"];
  readonly rule: string;
  readonly redactor: Redactor;
  readonly beginning: Beginning;
}

/** The rule for the word at which a string was truncated. Such a word can be part of a secret of any kind. */
const CUT_RULE = "@cut";
/**
 * Maximum distance from the start of an incomplete secret to the last word, in characters. Applies to a text that the
 * SDK certainly truncated.
 */
const FARTHEST_CERTAIN = 320;
/**
 * Like `FARTHEST_CERTAIN`, but for a text that may be complete, because a person may have written the dots at its end.
 */
const FARTHEST_POSSIBLE = 80;
/**
 * How many characters at the end of a string are searched for incomplete secrets. If an incomplete secret is longer,
 * the detector for complete secrets usually matches it.
 */
const LONGEST_BEGINNING = 2048;
/** How many characters at the end of a string are searched for the last word, and for the values of sensitive names. */
const SEARCHED_END = 8192;
/**
 * Matches the name of a parameter or header, or the scheme of a URL, together with the separator after it. Example: it
 * matches `to=` and `https://`, but not `ada@`.
 */
const PARAMETER_OR_SCHEME = /^[A-Za-z][\w.-]{0,64}[=:]$|^[A-Za-z][A-Za-z\d+.:-]{0,30}:\/\/$/;

/** Searches for incomplete secrets in truncated strings. */
export interface CutSearches {
  /**
   * Returns the part of a string that remains after the SDK truncated it, or `undefined` if the string does not look
   * truncated.
   */
  readonly cutOf: (text: string, isSource: boolean, valueLength: number | undefined) => Cut | undefined;
  readonly compile: (plan: CutPlan) => CutSearch;
}

export const CUT_SEARCHES: CutSearches = Object.freeze({ cutOf, compile: compileCutSearch });

function compileCutSearch(plan: CutPlan): CutSearch {
  const { detectors, notations, names, redactorOf, isRedacted } = plan;
  const cutDetectors = detectors.flatMap(({ needs, rule, replacement, beginning }) =>
    beginning === undefined ? [] : [{ needs, rule, redactor: redactorOf(rule, replacement), beginning }],
  );
  const others = cutDetectors.filter(({ needs }) => needs.starts === undefined);
  const addByPrefix = compilePrefixIndex<CutDetector>(cutDetectors.filter(({ needs }) => needs.starts !== undefined));
  const rests = detectors.flatMap(({ rest }) => (rest === undefined ? [] : [rest]));
  const redactor = redactorOf(CUT_RULE);

  function findingOfPart(text: string, start: number, end: number): readonly Finding[] {
    return start >= end || isRedacted(text.slice(start, end))
      ? NO_FINDINGS
      : [{ start, end, rule: CUT_RULE, redactor }];
  }

  function findBeginnings(text: string, { start, end, isCertain }: Cut, tail: number): readonly CutSecret[] {
    const farthest = tail - (isCertain ? FARTHEST_CERTAIN : FARTHEST_POSSIBLE);
    const from = Math.max(start, farthest, end - LONGEST_BEGINNING);
    const part = text.slice(from, end);
    return addByPrefix(part, others).flatMap((each) => {
      const found = beginningIn(part, each.beginning, isCertain);
      if (found === undefined || isRedacted(part.slice(found.at))) return [];
      return [{ start: from + found.at, end, rule: each.rule, redactor: each.redactor, isSure: found.isSure }];
    });
  }

  function findOpenValues({ findOpen }: NotationSearch, text: string, { start, end }: Cut): readonly Finding[] {
    const from = Math.max(start, end - SEARCHED_END);
    const part = text.slice(from, end);
    return findOpen(part, names.rule).flatMap(({ at, rule }) =>
      isRedacted(part.slice(at)) ? NO_FINDINGS : [{ start: from + at, end, rule, redactor: redactorOf(rule) }],
    );
  }

  return (text, cut, found) => {
    const head =
      cut.start > 0 ? findingOfPart(text, cut.start, endOfRest(text, cut.start, cut.end, rests)) : NO_FINDINGS;
    if (!cut.isEndCut) return head;
    const start = startOfTail(text, Math.max(cut.start, cut.end - SEARCHED_END), cut.end);
    const ends = [
      ...head,
      ...findBeginnings(text, cut, start),
      ...(notations === undefined ? NO_FINDINGS : findOpenValues(notations, text, cut)),
    ];
    if (!cut.isCertain) return ends;
    const isFound = [...found, ...ends].some(
      (each) => each.end >= cut.end && isSure(each) && coversTail(text, start, each.start),
    );
    return isFound ? ends : [...ends, ...findingOfPart(text, start, cut.end)];
  };
}

/**
 * Checks whether a finding covers the last word of a string. `found` is the start of the finding, and `tail` is the
 * start of the word. The finding can begin after a parameter name or a URL scheme in the word. Example: true for the
 * finding `ada@exam` in the word `to=ada@exam`.
 */
function coversTail(text: string, tail: number, found: number): boolean {
  return found <= tail || PARAMETER_OR_SCHEME.test(text.slice(tail, found));
}

function isSure(found: Finding | CutSecret): boolean {
  return !("isSure" in found) || found.isSure;
}

/** Returns the start of an incomplete secret at the end of a text, or `undefined` if there is none. */
function beginningIn(
  text: string,
  { pattern, startsAt, confirms }: Beginning,
  isCertain: boolean,
): { readonly at: number; readonly isSure: boolean } | undefined {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const found = match.groups?.["secret"] ?? match[0];
    const place = match.index + match[0].length - found.length;
    pattern.lastIndex = match.index + 1;
    const reached = place + found.length === text.length ? place : undefined;
    const at = startsAt === undefined ? reached : startsAt(text, place);
    if (at === undefined || at === text.length) continue;
    const isSure = confirms(text.slice(at));
    if (isSure || isCertain) return { at, isSure };
  }
  return undefined;
}
