import type { SamplerRule } from "./types.ts";

/**
 * Attributes of a server's root span that only one major version of the SDK sets. Each value names that version, and
 * the rule field to use instead.
 */
const ONLY_IN: Readonly<Record<string, readonly [version: 10 | 11, instead: string]>> = Object.freeze({
  "http.host": [10, "host"],
  "http.target": [10, "path"],
  "net.transport": [10, "another field"],
  "otel.kind": [10, "op"],
  "network.transport": [11, "another field"],
  "sentry.kind": [11, "op"],
});

/**
 * Returns a warning for each rule attribute that this SDK version never sets. A rule with such an attribute would never
 * match.
 */
export function foreignAttributes(rules: readonly SamplerRule[], sdkVersion: string): string[] {
  const major = Number.parseInt(sdkVersion, 10);
  return rules.flatMap(({ attributes = {} }, index) =>
    Object.keys(attributes).flatMap((name) => {
      const [version, instead] = (Object.hasOwn(ONLY_IN, name) && ONLY_IN[name]) || [];
      if (version === undefined || version === major) return [];
      return `policy.rules[${index}].attributes: "${name}" exists only in SDK v${version}, so the rule never matches; use ${instead}.`;
    }),
  );
}
