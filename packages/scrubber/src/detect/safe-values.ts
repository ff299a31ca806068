import { type CidrBlock, isInBlocks, looksLikeBlock, parseBlock } from "../policy/cidr.ts";
import { LONGEST_SAFE_VALUE, type SafeValue } from "../policy/safe-values.ts";
import { looksGenerated } from "./names/generated-values.ts";
import type { Finding } from "./searches.ts";

/** Looks up the policy's `safeValues`. */
export interface SafeValues {
  /**
   * Checks whether a value is safe, so that `rule` does not redact it. Always false for rules such as `strip-fields`
   * and `@limit`, which are neither for a kind of secret nor for a built-in name.
   */
  readonly keeps: (rule: string, value: string) => boolean;
  /** Removes each finding that is a safe value or a part of one. */
  readonly without: (text: string, findings: readonly Finding[]) => readonly Finding[];
}

/** Compiles `safeValues`. Returns `undefined` if the list is empty. */
export type CompileSafeValues = (values: readonly SafeValue[]) => SafeValues | undefined;

/**
 * Matches the built-in rules for kinds of secrets and for names, such as `@email` and `@password`. Does not match the
 * rules for values that could not be searched, such as `@limit`, or the app's own rules, such as `strip-fields`.
 */
const BUILT_IN_RULE = /^@(?!(?:cut|binary|dataurl|field|limit|unreadable)$)/;

export function compileSafeValues(values: readonly SafeValue[]): SafeValues | undefined {
  if (values.length === 0) return undefined;
  const texts = new Set(values.filter((value) => typeof value === "string"));
  const blocks: readonly CidrBlock[] = [...texts].flatMap((text) => (looksLikeBlock(text) && parseBlock(text)) || []);
  const patterns = values.flatMap((value) => (value instanceof RegExp ? wholeValue(value) : []));
  const domains = values.flatMap((value) =>
    typeof value === "string" || value instanceof RegExp ? [] : ofDomain(value.domain),
  );

  function isSafe(value: string): boolean {
    if (value.length > LONGEST_SAFE_VALUE) return false;
    return texts.has(value) || patterns.some((pattern) => pattern.test(value)) || isInBlocks(value, blocks);
  }

  /**
   * Checks whether a value is safe because it belongs to a safe domain. The value must be an e-mail address, or a host
   * that does not look like a key. The value of a password field is never safe.
   */
  function isOfDomain(rule: string, value: string): boolean {
    if (value.length > LONGEST_SAFE_VALUE || !domains.some((domain) => domain.test(value))) return false;
    return value.includes("@") ? rule === "@email" : rule !== "@password" && !value.split(".").some(looksGenerated);
  }

  function without(text: string, findings: readonly Finding[]): readonly Finding[] {
    // Also removes a finding inside a safe value, such as the address in `https://x.example/?by=a@b.example`.
    const sorted = findings.map((finding) => ({ finding, isSafe: isSafe(text.slice(finding.start, finding.end)) }));
    let safeTo = isSafe(text) ? text.length : 0;
    if (safeTo === 0 && domains.length === 0 && !sorted.some((each) => each.isSafe)) return findings;
    sorted.sort((a, b) => a.finding.start - b.finding.start || b.finding.end - a.finding.end);
    return sorted.flatMap(({ finding, ...each }) => {
      if (!BUILT_IN_RULE.test(finding.rule)) return [finding];
      if (isOfDomain(finding.rule, text.slice(finding.start, finding.end))) return [];
      if (each.isSafe) safeTo = Math.max(safeTo, finding.end);
      return finding.end <= safeTo ? [] : [finding];
    });
  }

  const keeps = (rule: string, value: string): boolean =>
    BUILT_IN_RULE.test(rule) && (isSafe(value) || isOfDomain(rule, value));
  return { keeps, without };
}

/** Returns a pattern that matches only whole values. Example: `ORD-\d` -> `^(?:ORD-\d)$`. */
function wholeValue({ source, flags }: RegExp): RegExp {
  return new RegExp(`^(?:${source})$`, flags.replace(/[dgmy]/g, ""));
}

/**
 * Returns a pattern for the e-mail addresses and hosts of a domain. For `example.com`, it matches `ada@example.com` and
 * `mail.example.com:25`, but not `ada@example.com.test`.
 */
function ofDomain(domain: string): RegExp {
  const literal = domain.replace(/[\\^$.|?+()[\]{}-]/g, "\\$&");
  return new RegExp(`^(?:[\\w.!#$%&'*+/=?^{|}~-]{1,64}@)?(?:[\\w-]{1,63}\\.){0,8}${literal}(?::\\d{1,5})?$`, "i");
}
