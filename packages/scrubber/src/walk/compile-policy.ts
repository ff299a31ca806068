import { appDetectors } from "../detect/detectors/custom.ts";
import type { Detector } from "../detect/detectors/index.ts";
import type { NameRule, Names } from "../detect/names/names.ts";
import { NO_FORMS } from "../detect/names/value-forms.ts";
import { compileWithoutOwnTexts } from "../detect/own-texts.ts";
import { compileTextScanner, type TextScannerOptions } from "../detect/text-scanner.ts";
import { choiceFor, hidesIp, isWanted, type Methods, methodFor, methodsOf } from "../policy/choices.ts";
import { compileIsRedacted, FILTERED, type Redactor, redactorOf } from "../policy/redaction.ts";
import { DEFAULT_LIMITS, type ScrubberLimits, type ScrubberPolicy } from "../policy/types.ts";
import { redact } from "./apply-redactions.ts";
import { compileFieldRules, type RootRuleOf } from "./compile-field-rules.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import { pathSuffixesOf } from "./path-suffixes.ts";
import { mergeFeatures, type PolicyFeature } from "./policy-feature.ts";

const NO_NAMES: Names = Object.freeze({
  rule: () => undefined,
  mayBeSensitive: () => false,
  mayBeIn: () => true,
  phraseRule: () => undefined,
  endsPhrase: () => false,
  isSafe: () => false,
  values: NO_FORMS,
  condition: () => undefined,
  isHarmless: () => false,
});

/** Compiles a valid policy. The compiled policy can only do what its features implement. */
export function compilePolicy(policy: ScrubberPolicy, features: readonly PolicyFeature[]): CompiledPolicy {
  const { scrubDefaults = true, sensitiveFields = [], safeFields = [], paths = [], meta = true } = policy;
  const { unknownItems = "drop", dryRun = false, onScrub } = policy;
  const {
    nameGroups = [],
    compileNames,
    pairs,
    notations,
    decoded,
    cuts,
    compilePaths,
    recordings,
    ...others
  } = mergeFeatures(features);
  const builtIn = detectorsOf(features);
  const detectors = [...(scrubDefaults ? builtIn : []), ...appDetectors(policy.patterns)].filter(isWanted(policy));
  const groups = scrubDefaults ? nameGroups.filter(isWanted(policy)) : [];
  const limits = limitsOf(policy);
  const methods = methodsOf(policy, [...detectors, ...groups]);
  const redactor = compileRedactors(methods);
  const ownTexts = ownTextsOf(methods);
  const replacements = [FILTERED, ...[...builtIn, ...detectors].map(({ replacement }) => replacement), ...ownTexts];
  const isRedacted = compileIsRedacted(replacements, keptByMasks(methods));
  const safeValues = others.compileSafeValues?.(policy.safeValues ?? []);
  const names = compileNames?.(scrubDefaults, sensitiveFields, safeFields, groups) ?? NO_NAMES;
  const { condition, isHarmless, mayBeSensitive } = names;
  const nameRule = ignoringReplacements(names.rule, isRedacted);
  const searchesPairs = pairs !== undefined && choiceFor(pairs.kind, policy) !== false;
  const scannerOptions: TextScannerOptions = {
    detectors,
    pairs: searchesPairs ? pairs : undefined,
    notations: searchesPairs ? notations : undefined,
    decoded,
    cuts,
    names: { ...names, rule: nameRule },
    redactorOf: redactor,
    isRedacted,
    withoutOwnTexts: compileWithoutOwnTexts(ownTexts),
    safeValues,
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
  const rules = new Set([...detectors, ...groups].map((each) => each.rule));
  const personalRule = (wanted: string, name: string): string | undefined =>
    rules.has(wanted) && !names.isSafe(name) ? wanted : undefined;
  const unexpectedRule = scrubDefaults && compileNames !== undefined ? "@secret" : undefined;
  const recompileFieldRules = (): RootRuleOf =>
    compileFieldRules({ nameRule, condition, personalRule, unexpectedRule, scanText, redactName, suffixes });

  return {
    rootRuleOf: recompileFieldRules(),
    recompileFieldRules,
    nameRule,
    mayBeSensitive,
    conditionOf: condition,
    acceptsValue: names.values.accepts,
    isHarmless,
    scanText,
    scanPath: compileTextScanner({ ...scannerOptions, detectors: pathDetectors, colonsJoin: true }),
    redactorOf: redactor,
    isRedacted,
    safeValues,
    redactPaths: compilePaths?.(paths, redactor("paths"), isRedacted),
    parameterizeValues: policy.sql === "parameterize" ? others.compileSql?.(isRedacted) : undefined,
    redactOthers: others.compileAllow?.(policy.allow ?? {}, redactor("allow"), isRedacted),
    recordings,
    limits,
    valueLength: undefined,
    hidesIp: hidesIp(policy) && builtIn.some(({ kind }) => kind === "ip"),
    meta,
    sendsUnknown: unknownItems === "pass",
    isDryRun: dryRun,
    onScrub,
  };
}

/** Returns the built-in detectors of all features, those for credentials first. */
function detectorsOf(features: readonly PolicyFeature[]): readonly Detector[] {
  const all = features.flatMap(({ detectors = [] }) => detectors);
  return [...all.filter(({ personal }) => !personal), ...all.filter(({ personal }) => personal)];
}

/**
 * Returns the kinds of secrets that the features can find, which are the valid keys of the policy's `detectors` option.
 */
export function kindsOf(features: readonly PolicyFeature[]): readonly string[] {
  const { nameGroups = [], pairs } = mergeFeatures(features);
  const kinds = [...detectorsOf(features), ...nameGroups].map(({ kind }) => kind);
  return [...new Set(pairs === undefined ? kinds : [pairs.kind, ...kinds])];
}

/**
 * Returns a function that finds the rule of a name. It ignores replacements in the name, such as `[token]`: for
 * `x-[token]-id`, it looks up `x--id`.
 */
function ignoringReplacements(rule: NameRule, isRedacted: CompiledPolicy["isRedacted"]): NameRule {
  return (name) =>
    rule(name.includes("[") ? name.replace(/\[[^[\]]{1,66}\]/g, (word) => (isRedacted(word) ? "" : word)) : name);
}

function limitsOf({ limits = {} }: ScrubberPolicy): ScrubberLimits {
  const { depth = DEFAULT_LIMITS.depth, objects = DEFAULT_LIMITS.objects } = limits;
  const { text = DEFAULT_LIMITS.text, work = DEFAULT_LIMITS.work } = limits;
  return { depth, objects, text, work };
}

function compileRedactors(methods: Methods): CompiledPolicy["redactorOf"] {
  // Redactors by replacement (`word`) and rule. One map with combined keys would be slower.
  const redactors = new Map<string, Map<string, Redactor>>();
  return (rule, word = FILTERED) => {
    const byRule = redactors.get(word) ?? new Map<string, Redactor>();
    redactors.set(word, byRule);
    let redactor = byRule.get(rule);
    if (redactor === undefined) {
      redactor = redactorOf(methodFor(methods, rule), word);
      byRule.set(rule, redactor);
    }
    return redactor;
  };
}

/** Returns the app's replacements, such as `<gone>` for `{ method: "replace", text: "<gone>" }`. */
function ownTextsOf(methods: Methods): readonly string[] {
  return [...methods.values()].flatMap((method) =>
    typeof method === "object" && method.method === "replace" ? [method.text] : [],
  );
}

/** Returns the values of `keepLast` in the policy's masks. */
function keptByMasks(methods: Methods): readonly number[] {
  return [...methods.values()].flatMap((method) =>
    typeof method === "object" && method.method === "mask" ? [method.keepLast] : [],
  );
}
