import { DETECTORS, type Detector } from "./detectors.ts";
import type { NameRule } from "./names.ts";
import { FILTERED, REDACTIONS } from "./redaction.ts";

/** A piece of a text that goes: where it stood, what stands there now, and why. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly replacement: string;
}

/** Finds the secrets of a text, in order and without overlaps. */
export type ValueRule = (text: string) => readonly Finding[];

/** Beyond this a text is not searched but filtered whole, so that cost stays bounded. */
const LONGEST_TEXT = 1_000_000;

const NOTHING: readonly Finding[] = Object.freeze([]);
const SHORTEST_SECRET = 6;
/** `name=value` in queries, forms and prose, and `"name":"value"` where JSON was cut and no longer parses. */
const PAIR = /(?<![\w-])(?<name>[\w.-]{2,64})["']?[=:][ \t]?["']?(?<secret>[^\s&"',;<>()]{1,4096})/dg;

export function compileValues(useDefaults: boolean, personal: boolean, nameRule: NameRule): ValueRule {
  const detectors = useDefaults ? DETECTORS.filter((detector) => personal || !detector.personal) : [];
  return (text) => {
    if (text.length < SHORTEST_SECRET || REDACTIONS.has(text)) return NOTHING;
    if (text.length > LONGEST_TEXT) {
      return [{ start: 0, end: text.length, rule: "@limit", replacement: FILTERED }];
    }
    const findings = detectors.flatMap((detector) => (detector.hint.test(text) ? search(text, detector) : NOTHING));
    if (/[=:]/.test(text)) findings.push(...namedPairs(text, nameRule));
    return findings.length > 1 ? withoutOverlaps(findings) : findings;
  };
}

/** The text with each finding replaced. */
export function replaceFindings(text: string, findings: readonly Finding[]): string {
  let result = "";
  let from = 0;
  for (const { start, end, replacement } of findings) {
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
}

function search(text: string, { pattern, confirms, rule, replacement }: Detector): Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.["secret"] ?? [match.index, match.index + match[0].length];
    const found = text.slice(start, end);
    if (!REDACTIONS.has(found) && (confirms?.(found) ?? true)) findings.push({ start, end, rule, replacement });
  }
  return findings;
}

function namedPairs(text: string, nameRule: NameRule): Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(PAIR)) {
    const name = match.groups?.["name"];
    const place = match.indices?.groups?.["secret"];
    if (name === undefined || place === undefined) continue;
    const [start, end] = place;
    const rule = nameRule(name);
    if (rule !== undefined && !isHarmless(text.slice(start, end))) {
      findings.push({ start, end, rule, replacement: FILTERED });
    }
  }
  return findings;
}

/** Flags, emptiness, a scheme whose token another detector takes, and what was filtered before. */
function isHarmless(value: string): boolean {
  return REDACTIONS.has(value) || /^(?:true|false|null|undefined|none|bearer|basic)$/i.test(value);
}

/** Where two overlap the one that begins first stays, then the longer: its text holds the other's secret. */
function withoutOverlaps(findings: Finding[]): Finding[] {
  findings.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Finding[] = [];
  for (const finding of findings) {
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
    else if (finding.end > last.end) kept[kept.length - 1] = { ...last, end: finding.end };
  }
  return kept;
}
