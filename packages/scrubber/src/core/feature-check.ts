import { isPlainObject, isRecord } from "@sentry-policy/internal/guards";
import type { FeatureName, ScrubberFeature } from "../guard/scrubber-feature.ts";
import type { ScrubberPolicy } from "../policy/types.ts";

/** Options of a policy, each with the feature that it needs. Without this feature, the option would have no effect. */
const NEEDED: readonly (readonly [keyof ScrubberPolicy, FeatureName])[] = Object.freeze([
  ["sensitiveFields", "credentials"],
  ["safeFields", "credentials"],
  ["scrubPersonalData", "personalData"],
  ["scrubIpAddresses", "personalData"],
  ["paths", "paths"],
  ["safeValues", "safeValues"],
  ["allow", "allow"],
  ["sql", "sql"],
] as const);

/**
 * Checks the option `features` of a policy. Returns a message if it is not a list of features, or if it contains a
 * feature twice.
 */
export function featureIssues(policy: unknown): readonly string[] {
  const features = isPlainObject(policy) ? policy["features"] : undefined;
  if (
    !Array.isArray(features) ||
    !features.every((feature) => isRecord(feature) && typeof feature["name"] === "string")
  )
    return ["features: expected a list such as [credentials(), personalData()]"];
  const names: readonly unknown[] = features.map(({ name }: Readonly<Record<string, unknown>>) => name);
  return names.flatMap((name, place) =>
    names.indexOf(name) === place ? [] : [`features[${place}]: ${String(name)}() is listed twice`],
  );
}

/**
 * Returns a message for each option whose feature the policy does not list. Also returns a message if `detectors`
 * contains a kind of secret that no listed feature finds.
 *
 * @param kinds The kinds of secrets that the listed features find.
 */
export function neededFeatureIssues(
  policy: ScrubberPolicy,
  features: readonly ScrubberFeature[],
  kinds: readonly string[],
): readonly string[] {
  const { detectors } = policy;
  const areKnown = !isPlainObject(detectors) || Object.keys(detectors).every((kind) => kinds.includes(kind));
  const has = (wanted: FeatureName): boolean => features.some(({ name }) => name === wanted);
  return [
    ...(has("notations") && !has("credentials")
      ? ["features: notations() has no effect without credentials(); add it to features"]
      : []),
    ...NEEDED.filter(([field, needed]) => policy[field] !== undefined && !has(needed)).map(
      ([field, needed]) => `${field}: has no effect without ${needed}(); add it to features`,
    ),
    ...(areKnown
      ? []
      : [`detectors: a kind is unknown, or its feature is not listed; the kinds are ${kinds.join(", ")}`]),
  ];
}
