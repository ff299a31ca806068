import { isPlainObject, isRecord } from "@sentry-policy/internal/guards";
import type { ScrubberFeature } from "../guard/scrubber-feature.ts";
import { isMethod } from "../policy/redaction.ts";
import { DEFAULT_LIMITS, type ScrubberPolicy } from "../policy/types.ts";

type Feature = Pick<ScrubberFeature, "checkPath" | "isSafeValue" | "allowPlaces">;
type Holds = (value: unknown, merged: Feature) => boolean;

const isFlag = (value: unknown): boolean => typeof value === "boolean";
const areNames = (value: unknown): boolean =>
  Array.isArray(value) && value.every((name) => typeof name === "string" && name.trim() !== "");

/**
 * For each option of a policy, a function that checks whether a value is valid. It gives no reason. Reasons come from
 * the feature `policyChecks()`, so that bundles without this feature are smaller.
 */
const HOLDS: Readonly<Record<keyof ScrubberPolicy, Holds>> = Object.freeze({
  scrubDefaults: isFlag,
  scrubPersonalData: isFlag,
  scrubIpAddresses: isFlag,
  sensitiveFields: areNames,
  safeFields: areNames,
  safeValues: (value, { isSafeValue }) => Array.isArray(value) && value.every((each) => isSafeValue?.(each)),
  allow: (value, { allowPlaces = {} }) =>
    areAll(value, (names, part) => Object.hasOwn(allowPlaces, part) && areNames(names)),
  sql: (value) => value === "keep" || value === "parameterize",
  detectors: (value) => areAll(value, (choice) => isFlag(choice) || isMethod(choice)),
  patterns: (value) => areAll(value, isUnsafePattern),
  paths: (value, { checkPath }) =>
    Array.isArray(value) && value.every((path) => typeof path === "string" && checkPath?.(path) === undefined),
  redaction: (value) => isMethod(value) || areAll(value, isMethod),
  meta: isFlag,
  unknownItems: (value) => value === "drop" || value === "pass",
  dryRun: isFlag,
  onScrub: (value) => typeof value === "function",
  limits: (value) =>
    areAll(value, (most, name) => Object.hasOwn(DEFAULT_LIMITS, name) && Number.isInteger(most) && Number(most) > 0),
});

function areAll(value: unknown, holds: (entry: unknown, name: string) => boolean): boolean {
  return (
    isPlainObject(value) && Object.entries(value).every(([name, entry]) => entry === undefined || holds(entry, name))
  );
}

/**
 * Returns a short message for each option with an invalid value. Used if the policy does not list `policyChecks()`,
 * whose messages also contain the reasons.
 *
 * @param merged The merged fields of all listed features.
 */
export function briefIssues(policy: ScrubberPolicy, merged: Feature): readonly string[] {
  return Object.entries(policy).flatMap(([field, value]) => {
    if (!isField(field)) return ["a field is unknown; add policyChecks() to features to see which"];
    return value === undefined || HOLDS[field](value, merged)
      ? []
      : [`${field}: not valid; add policyChecks() to features to see why`];
  });
}

function isField(name: string): name is keyof ScrubberPolicy {
  return Object.hasOwn(HOLDS, name);
}

/**
 * Checks whether a value is a pattern with `unsafe: true`. With this flag, the app accepts that a search for the
 * pattern can be slow. Without `policyChecks()`, every pattern needs the flag, because nothing else can verify that a
 * pattern takes linear time.
 */
function isUnsafePattern(value: unknown, name: string): boolean {
  return (
    /^[A-Za-z][\w-]{0,31}$/.test(name) &&
    isRecord(value) &&
    value["unsafe"] === true &&
    value["pattern"] instanceof RegExp
  );
}
