import { appDetectors } from "../detect/detectors/custom.ts";
import { DETECTORS, type Detector } from "../detect/detectors/index.ts";
import { PAIRS } from "../detect/key-value/find.ts";
import { compileNames, type NameRule } from "../detect/names/names.ts";
import { compileTextScanner, type TextScanner, type TextScannerOptions } from "../detect/text-scanner.ts";
import {
  compileIsRedacted,
  FILTERED,
  inBrackets,
  isMethod,
  type RedactionMethod,
  type Redactor,
  redactorOf,
} from "../policy/redaction.ts";
import type { ScrubReport } from "../policy/report.ts";
import { DEFAULT_LIMITS, type ScrubberLimits, type ScrubberPolicy } from "../policy/types.ts";
import { checkPolicy } from "../policy/validate.ts";
import { redact } from "./apply-redactions.ts";
import { LONGEST_CACHED_TEXT } from "./clean-text-cache.ts";
import { compileFieldRules, type RootRuleOf } from "./compile-field-rules.ts";
import { pathSuffixesOf } from "./path-suffixes.ts";
import { compilePaths, type RedactPaths } from "./paths/index.ts";

/** A policy, checked and compiled once. */
export interface CompiledPolicy {
  readonly rootRuleOf: RootRuleOf;
  /** Compiles `rootRuleOf` again, with empty caches. */
  readonly recompileFieldRules: () => RootRuleOf;
  readonly nameRule: NameRule;
  readonly scanText: TextScanner;
  /** The scanner for file paths. It finds credentials, but no personal data except e-mail addresses. */
  readonly scanPath: TextScanner;
  /** Returns the redactor of a rule. If the rule's method is `"replace"`, it writes `word`, by default `[Filtered]`. */
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  /**
   * Checks whether a text such as `[email]` replaces a value that was already redacted, for example in `beforeSend`.
   */
  readonly isRedacted: (text: string) => boolean;
  readonly redactPaths: RedactPaths | undefined;
  readonly limits: ScrubberLimits;
  /** The client's `maxValueLength`: the SDK truncates texts to this number of characters. */
  readonly valueLength: number | undefined;
  /** Whether to keep Sentry's server from inferring an IP address from the connection. */
  readonly hidesIp: boolean;
  /** Whether to write remarks about redactions into `_meta`. */
  readonly meta: boolean;
  /** Whether to send items that cannot be searched. */
  readonly sendsUnknown: boolean;
  /** Whether to report what would be scrubbed, without scrubbing anything. */
  readonly isDryRun: boolean;
  readonly onScrub: ((report: ScrubReport) => void) | undefined;
}

/** The kinds of secrets that a policy can list under `detectors`. */
const DETECTOR_KINDS: readonly string[] = Object.freeze([...new Set([PAIRS, ...DETECTORS.map(({ kind }) => kind)])]);

/** Cache of compiled policies: an app might build its options for each request, from the same policy. */
const plans = new WeakMap<ScrubberPolicy, CompiledPolicy>();
const DEFAULT_POLICY: ScrubberPolicy = Object.freeze({});

/** Compiles a policy, or returns the cached result. Throws a `ScrubberPolicyError` that lists every problem. */
export function compiledPolicyOf(policy: ScrubberPolicy = DEFAULT_POLICY): CompiledPolicy {
  let plan = plans.get(policy);
  if (plan === undefined) {
    checkPolicy(policy, DETECTOR_KINDS);
    plan = compilePolicy(policy);
    plans.set(policy, plan);
  }
  return plan;
}

/** For each compiled policy: the variant of it that was made last for a client with `maxValueLength`. */
const plansByClient = new WeakMap<CompiledPolicy, CompiledPolicy>();

/** Returns a compiled policy that takes a client's `maxValueLength` into account. */
export function compiledPolicyFor(client: { getOptions(): object } | undefined, plan: CompiledPolicy): CompiledPolicy {
  const valueLength: unknown = client && Reflect.get(client.getOptions(), "maxValueLength");
  if (typeof valueLength !== "number" || !(valueLength > 0)) return plan;
  const known = plansByClient.get(plan);
  if (known?.valueLength === valueLength) return known;
  // The shared caches assume that texts are complete. A client that truncates texts short enough to be cached gets its
  // own caches, because the same text can be complete for one client and truncated for another.
  const rootRuleOf = valueLength <= LONGEST_CACHED_TEXT ? plan.recompileFieldRules() : plan.rootRuleOf;
  const made = { ...plan, rootRuleOf, valueLength };
  plansByClient.set(plan, made);
  return made;
}

function compilePolicy(policy: ScrubberPolicy): CompiledPolicy {
  const { scrubDefaults = true, sensitiveFields = [], safeFields = [], paths = [], meta = true } = policy;
  const { unknownItems = "drop", dryRun = false, onScrub } = policy;
  const detectors = [...(scrubDefaults ? DETECTORS : []), ...appDetectors(policy.patterns)].filter(isWanted(policy));
  const limits = limitsOf(policy);
  const methods = methodsOf(policy, detectors);
  const redactor = compileRedactors(methods);
  const isRedacted = compileIsRedacted(replacementsOf(methods, detectors));
  const { rule, mayBeSensitive } = compileNames(scrubDefaults, sensitiveFields, safeFields);
  const nameRule = ignoringReplacements(rule, isRedacted);
  const scannerOptions: TextScannerOptions = {
    detectors,
    withPairs: policy.detectors?.[PAIRS] !== false,
    names: { rule: nameRule, mayBeSensitive },
    redactorOf: redactor,
    isRedacted,
    longestText: limits.text,
    workLimit: limits.work,
  };
  const scanText = compileTextScanner(scannerOptions);
  const pathDetectors = detectors.filter(({ kind, personal }) => !personal || kind === "email");
  const redactName = (name: string): string => {
    const findings = scanText(name);
    return findings.length === 0 ? name : redact(name, findings, []).text;
  };
  const suffixes = [...pathSuffixesOf(safeFields, undefined), ...pathSuffixesOf(sensitiveFields, "strip-fields")];
  const recompileFieldRules = (): RootRuleOf => compileFieldRules({ nameRule, scanText, redactName, suffixes });
  return {
    rootRuleOf: recompileFieldRules(),
    recompileFieldRules,
    nameRule,
    scanText,
    scanPath: compileTextScanner({ ...scannerOptions, detectors: pathDetectors, colonsJoin: true }),
    redactorOf: redactor,
    isRedacted,
    redactPaths: compilePaths(paths, redactor("paths"), isRedacted),
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
 * Returns a name rule that ignores replacements in names, such as `[token]`, because they are not part of the original
 * name: it reads `x-[token]-id` as `x--id`, which does not name a token.
 */
function ignoringReplacements(rule: NameRule, isRedacted: CompiledPolicy["isRedacted"]): NameRule {
  return (name) =>
    rule(name.includes("[") ? name.replace(/\[[^[\]]{1,66}\]/g, (word) => (isRedacted(word) ? "" : word)) : name);
}

function hidesIp({ scrubPersonalData = true, scrubIpAddresses = scrubPersonalData }: ScrubberPolicy): boolean {
  return scrubIpAddresses;
}

function limitsOf({ limits = {} }: ScrubberPolicy): ScrubberLimits {
  const { depth = DEFAULT_LIMITS.depth, objects = DEFAULT_LIMITS.objects } = limits;
  const { text = DEFAULT_LIMITS.text, work = DEFAULT_LIMITS.work } = limits;
  return { depth, objects, text, work };
}

function isWanted(policy: ScrubberPolicy) {
  const { scrubPersonalData = true } = policy;
  return ({ kind, personal }: Detector): boolean => {
    const choice = choiceFor(kind, policy);
    if (choice !== undefined) return choice !== false;
    return !personal || (kind === "ip" ? hidesIp(policy) : scrubPersonalData);
  };
}

/** Returns what the policy says about a kind of detectors. */
function choiceFor(kind: string, { detectors = {} }: ScrubberPolicy): boolean | RedactionMethod | undefined {
  const choices: Readonly<Record<string, boolean | RedactionMethod | undefined>> = detectors;
  return Object.hasOwn(choices, kind) ? choices[kind] : undefined;
}

type Methods = ReadonlyMap<string, RedactionMethod | undefined>;

function compileRedactors(methods: Methods): CompiledPolicy["redactorOf"] {
  // Redactors by `word`, and then by rule. Joining `word` and rule into one key would take longer than the rest of this
  // function.
  const redactors = new Map<string, Map<string, Redactor>>();
  return (rule, word = FILTERED) => {
    const byRule = redactors.get(word) ?? new Map<string, Redactor>();
    redactors.set(word, byRule);
    let redactor = byRule.get(rule);
    if (redactor === undefined) {
      redactor = redactorOf(methods.get(rule) ?? methods.get("default") ?? "replace", word);
      byRule.set(rule, redactor);
    }
    return redactor;
  };
}

function methodsOf(policy: ScrubberPolicy, detectors: readonly Detector[]): Methods {
  const { redaction = {} } = policy;
  const methods = new Map(isMethod(redaction) ? [["default", redaction] as const] : Object.entries(redaction));
  for (const { kind, rule } of detectors) {
    const choice = choiceFor(kind, policy);
    if (choice !== undefined && typeof choice !== "boolean") methods.set(rule, choice);
  }
  return methods;
}

/** Returns all texts that can replace a secret, including the built-in texts that this policy does not use. */
function replacementsOf(methods: Methods, detectors: readonly Detector[]): readonly string[] {
  const texts = [...methods.values()].map((method) =>
    typeof method === "object" && method.method === "replace" ? inBrackets(method.text) : FILTERED,
  );
  return [FILTERED, ...[...DETECTORS, ...detectors].map(({ replacement }) => replacement), ...texts];
}
