import { checkPolicy } from "./check-policy.ts";
import { DETECTORS, type Detector } from "./detectors/index.ts";
import { compileNames, type NameRule } from "./names.ts";
import { PAIRS } from "./pairs.ts";
import { compilePaths, type FilterPaths } from "./paths/index.ts";
import { appDetectors } from "./patterns.ts";
import { compilePlaces, LONGEST_CLEAN, type Places } from "./places.ts";
import { DEFAULT_LIMITS, type ScrubberLimits, type ScrubberPolicy } from "./policy.ts";
import { FILTERED, inBrackets, type RedactionMethod, type Redactor, redactedTexts, redactorOf } from "./redaction.ts";
import { redact } from "./remarks.ts";
import type { ScrubReport } from "./report.ts";
import { tailsOf } from "./tails.ts";
import { compileValues, type ValuePlan, type ValueRule } from "./values.ts";

/** A policy, checked and compiled once. */
export interface Plan {
  readonly placeOf: Places;
  /** The same places, which remember nothing yet. */
  readonly newPlaces: () => Places;
  readonly nameRule: NameRule;
  readonly valueRule: ValueRule;
  /** The same for what is the path of a file: credentials and e-mail addresses alone. */
  readonly pathRule: ValueRule;
  /** What is done by a rule whose own word is `word`, `[Filtered]` unless given. */
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  readonly isRedacted: (text: string) => boolean;
  readonly filterPaths: FilterPaths | undefined;
  readonly limits: ScrubberLimits;
  /** The `maxValueLength` of the client whose data are scrubbed, at which its SDK cuts texts. */
  readonly valueLength: number | undefined;
  /** Keep Sentry's server from inferring an address from the connection. */
  readonly hidesIp: boolean;
  /** Write remarks into `_meta`. */
  readonly meta: boolean;
  /** Send what nobody can look into. */
  readonly sendsUnknown: boolean;
  /** Scrub nothing, and tell what would be. */
  readonly reportsOnly: boolean;
  readonly onScrub: ((report: ScrubReport) => void) | undefined;
}

/** Options may be made per request, by the same policy each time. */
const plans = new WeakMap<ScrubberPolicy, Plan>();
const DEFAULT_POLICY: ScrubberPolicy = Object.freeze({});

/** The plan of a policy. Throws a `ScrubberPolicyError` that lists every problem. */
export function planOf(policy: ScrubberPolicy = DEFAULT_POLICY): Plan {
  let plan = plans.get(policy);
  if (plan === undefined) {
    checkPolicy(policy);
    plan = compilePlan(policy);
    plans.set(policy, plan);
  }
  return plan;
}

/** The same plan with what it has to know of a client. */
export function planFor(client: { getOptions(): object } | undefined, plan: Plan): Plan {
  const valueLength: unknown = client && Reflect.get(client.getOptions(), "maxValueLength");
  if (typeof valueLength !== "number" || !(valueLength > 0)) return plan;
  // Places remember short texts that were clean, and another client may not have cut the same text.
  const placeOf = valueLength < LONGEST_CLEAN ? plan.newPlaces() : plan.placeOf;
  return { ...plan, placeOf, valueLength };
}

function compilePlan(policy: ScrubberPolicy): Plan {
  const { scrubDefaults = true, sensitiveFields = [], safeFields = [], paths = [], meta = true } = policy;
  const { unknownItems = "drop", report = false, onScrub } = policy;
  const detectors = [...(scrubDefaults ? DETECTORS : []), ...appDetectors(policy.patterns)].filter(isWanted(policy));
  const limits = { ...DEFAULT_LIMITS, ...policy.limits };
  const methods = methodsOf(policy, detectors);
  const redactor = compileRedactors(methods);
  const isRedacted = redactedTexts(wordsIn(methods, detectors));
  const { rule, glance } = compileNames(scrubDefaults, sensitiveFields, safeFields);
  const nameRule = withoutRedacted(rule, isRedacted);
  const values: ValuePlan = {
    detectors,
    withPairs: policy.detectors?.[PAIRS] !== false,
    names: { rule: nameRule, glance },
    redactorOf: redactor,
    isRedacted,
    longestText: limits.text,
    workLimit: limits.work,
  };
  const valueRule = compileValues(values);
  const inPaths = detectors.filter(({ kind, personal }) => !personal || kind === "email");
  const show = (name: string): string => {
    const findings = valueRule(name);
    return findings.length === 0 ? name : redact(name, findings, []).text;
  };
  const tails = [...tailsOf(safeFields, undefined), ...tailsOf(sensitiveFields, "strip-fields")];
  const newPlaces = (): Places => compilePlaces({ nameRule, valueRule, show, tails });
  return {
    placeOf: newPlaces(),
    newPlaces,
    nameRule,
    valueRule,
    pathRule: compileValues({ ...values, detectors: inPaths, colonsJoin: true }),
    redactorOf: redactor,
    isRedacted,
    filterPaths: compilePaths(paths, redactor("paths"), isRedacted),
    limits,
    valueLength: undefined,
    hidesIp: hidesIp(policy),
    meta,
    sendsUnknown: unknownItems === "pass",
    reportsOnly: report,
    onScrub,
  };
}

/** What an earlier pass left in a name is no part of it: `[token]` names no token. */
function withoutRedacted(rule: NameRule, isRedacted: Plan["isRedacted"]): NameRule {
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

function compileRedactors(methods: Methods): Plan["redactorOf"] {
  // By word and then by rule: to make one key of both would cost more than all else here.
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

function isMethod(redaction: NonNullable<ScrubberPolicy["redaction"]>): redaction is RedactionMethod {
  return typeof redaction === "string" || typeof redaction["method"] === "string";
}

/** Every text that may stand where something was filtered: also the built-in ones that this policy does not use. */
function wordsIn(methods: Methods, detectors: readonly Detector[]): readonly string[] {
  const texts = [...methods.values()].map((method) =>
    typeof method === "object" && method.method === "replace" ? inBrackets(method.text) : FILTERED,
  );
  return [FILTERED, ...[...DETECTORS, ...detectors].map(({ replacement }) => replacement), ...texts];
}
