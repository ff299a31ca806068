import { appDetectors } from "../detect/detectors/custom.ts";
import { DETECTORS, type Detector } from "../detect/detectors/index.ts";
import { PAIRS } from "../detect/key-value/find.ts";
import { compileNames, type NameRule } from "../detect/names/names.ts";
import { compileTextScanner, type TextScanner, type TextScannerOptions } from "../detect/text-scanner.ts";
import {
  FILTERED,
  inBrackets,
  isMethod,
  type RedactionMethod,
  type Redactor,
  redactedTexts,
  redactorOf,
} from "../policy/redaction.ts";
import type { ScrubReport } from "../policy/report.ts";
import { DEFAULT_LIMITS, type ScrubberLimits, type ScrubberPolicy } from "../policy/types.ts";
import { checkPolicy } from "../policy/validate.ts";
import { redact } from "./apply-redactions.ts";
import { compileFieldRules, type FieldRules, LONGEST_CLEAN } from "./field-rules.ts";
import { tailsOf } from "./path-suffixes.ts";
import { compilePaths, type FilterPaths } from "./paths/index.ts";

/** A policy, checked and compiled once. */
export interface CompiledPolicy {
  readonly placeOf: FieldRules;
  /** Compiles the rules of `placeOf` again, with empty caches. */
  readonly newFieldRules: () => FieldRules;
  readonly nameRule: NameRule;
  readonly scanText: TextScanner;
  /** The scanner for file paths. The only personal data that it finds is e-mail addresses. */
  readonly scanPath: TextScanner;
  /** Returns the redactor of a rule. `word` is what the method `"replace"` writes, `[Filtered]` by default. */
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  readonly isRedacted: (text: string) => boolean;
  readonly filterPaths: FilterPaths | undefined;
  readonly limits: ScrubberLimits;
  /** The client's `maxValueLength`: the number of characters to which the SDK truncates texts. */
  readonly valueLength: number | undefined;
  /** Whether to keep Sentry's server from inferring an IP address from the connection. */
  readonly hidesIp: boolean;
  /** Whether to write remarks into `_meta`. */
  readonly meta: boolean;
  /** Whether to send items that cannot be searched. */
  readonly sendsUnknown: boolean;
  /** Whether to report what would be scrubbed, without scrubbing anything. */
  readonly isDryRun: boolean;
  readonly onScrub: ((report: ScrubReport) => void) | undefined;
}

/** The kinds of secrets: the valid keys of a policy's `detectors`. */
const KINDS: readonly string[] = Object.freeze([...new Set([PAIRS, ...DETECTORS.map(({ kind }) => kind)])]);

/** Compiled policies, cached because an app might build its options from the same policy for each request. */
const plans = new WeakMap<ScrubberPolicy, CompiledPolicy>();
const DEFAULT_POLICY: ScrubberPolicy = Object.freeze({});

/** Compiles a policy, or returns the cached result. Throws a `ScrubberPolicyError` that lists every problem. */
export function compiledPolicyOf(policy: ScrubberPolicy = DEFAULT_POLICY): CompiledPolicy {
  let plan = plans.get(policy);
  if (plan === undefined) {
    checkPolicy(policy, KINDS);
    plan = compilePolicy(policy);
    plans.set(policy, plan);
  }
  return plan;
}

/** Returns a compiled policy with the `maxValueLength` of a client. */
export function compiledPolicyFor(client: { getOptions(): object } | undefined, plan: CompiledPolicy): CompiledPolicy {
  const valueLength: unknown = client && Reflect.get(client.getOptions(), "maxValueLength");
  if (typeof valueLength !== "number" || !(valueLength > 0)) return plan;
  // The caches treat each text as complete. This client truncates texts that are short enough to be cached, so it needs
  // separate caches.
  const placeOf = valueLength < LONGEST_CLEAN ? plan.newFieldRules() : plan.placeOf;
  return { ...plan, placeOf, valueLength };
}

function compilePolicy(policy: ScrubberPolicy): CompiledPolicy {
  const { scrubDefaults = true, sensitiveFields = [], safeFields = [], paths = [], meta = true } = policy;
  const { unknownItems = "drop", dryRun = false, onScrub } = policy;
  const detectors = [...(scrubDefaults ? DETECTORS : []), ...appDetectors(policy.patterns)].filter(isWanted(policy));
  const limits = { ...DEFAULT_LIMITS, ...policy.limits };
  const methods = methodsOf(policy, detectors);
  const redactor = compileRedactors(methods);
  const isRedacted = redactedTexts(wordsIn(methods, detectors));
  const { rule, mayBeSensitive } = compileNames(scrubDefaults, sensitiveFields, safeFields);
  const nameRule = withoutRedacted(rule, isRedacted);
  const values: TextScannerOptions = {
    detectors,
    withPairs: policy.detectors?.[PAIRS] !== false,
    names: { rule: nameRule, mayBeSensitive },
    redactorOf: redactor,
    isRedacted,
    longestText: limits.text,
    workLimit: limits.work,
  };
  const scanText = compileTextScanner(values);
  const inPaths = detectors.filter(({ kind, personal }) => !personal || kind === "email");
  const show = (name: string): string => {
    const findings = scanText(name);
    return findings.length === 0 ? name : redact(name, findings, []).text;
  };
  const tails = [...tailsOf(safeFields, undefined), ...tailsOf(sensitiveFields, "strip-fields")];
  const newFieldRules = (): FieldRules => compileFieldRules({ nameRule, scanText, show, tails });
  return {
    placeOf: newFieldRules(),
    newFieldRules,
    nameRule,
    scanText,
    scanPath: compileTextScanner({ ...values, detectors: inPaths, colonsJoin: true }),
    redactorOf: redactor,
    isRedacted,
    filterPaths: compilePaths(paths, redactor("paths"), isRedacted),
    limits,
    valueLength: undefined,
    hidesIp: hidesIp(policy),
    meta,
    sendsUnknown: unknownItems === "pass",
    isDryRun: dryRun,
    onScrub,
  };
}

/**
 * Returns a name rule that ignores the replacements of an earlier pass: it reads `x-[token]-id` as `x--id`, which does
 * not name a token.
 */
function withoutRedacted(rule: NameRule, isRedacted: CompiledPolicy["isRedacted"]): NameRule {
  return (name) =>
    rule(name.includes("[") ? name.replace(/\[[^[\]]{1,66}\]/g, (word) => (isRedacted(word) ? "" : word)) : name);
}

function hidesIp({ scrubPersonalData = true, scrubIpAddresses = scrubPersonalData }: ScrubberPolicy): boolean {
  return scrubIpAddresses;
}

function isWanted(policy: ScrubberPolicy) {
  const { detectors = {}, scrubPersonalData = true } = policy;
  return ({ kind, personal }: Detector): boolean => {
    const choice = Object.hasOwn(detectors, kind) ? detectors[kind] : undefined;
    if (choice !== undefined) return choice !== false;
    return !personal || (kind === "ip" ? hidesIp(policy) : scrubPersonalData);
  };
}

type Methods = ReadonlyMap<string, RedactionMethod>;

function compileRedactors(methods: Methods): CompiledPolicy["redactorOf"] {
  // A map of maps, by `word` and then by rule: joining both into one key would take longer than the rest of this
  // function.
  const known = new Map<string, Map<string, Redactor>>();
  return (rule, word = FILTERED) => {
    const byRule = known.get(word) ?? new Map<string, Redactor>();
    known.set(word, byRule);
    let redactor = byRule.get(rule);
    if (redactor === undefined) {
      redactor = redactorOf(methods.get(rule) ?? methods.get("default") ?? "replace", word);
      byRule.set(rule, redactor);
    }
    return redactor;
  };
}

function methodsOf(
  { redaction = {}, detectors: choices = {} }: ScrubberPolicy,
  detectors: readonly Detector[],
): Methods {
  const methods = new Map(isMethod(redaction) ? [["default", redaction] as const] : Object.entries(redaction));
  for (const { kind, rule } of detectors) {
    const choice = Object.hasOwn(choices, kind) ? choices[kind] : undefined;
    if (choice !== undefined && typeof choice !== "boolean") methods.set(rule, choice);
  }
  return methods;
}

/** Returns all texts that can replace a secret, including built-in ones that this policy does not use. */
function wordsIn(methods: Methods, detectors: readonly Detector[]): readonly string[] {
  const texts = [...methods.values()].map((method) =>
    typeof method === "object" && method.method === "replace" ? inBrackets(method.text) : FILTERED,
  );
  return [FILTERED, ...[...DETECTORS, ...detectors].map(({ replacement }) => replacement), ...texts];
}
