import type { NameRule, Names } from "../detect/names/names.ts";
import type { SafeValues } from "../detect/safe-values.ts";
import type { TextScanner } from "../detect/text-scanner.ts";
import type { Redaction, Redactor } from "../policy/redaction.ts";
import type { ScrubReport } from "../policy/report.ts";
import type { ScrubberLimits } from "../policy/types.ts";
import type { RedactOthers } from "./allow-list.ts";
import { LONGEST_CACHED_TEXT } from "./clean-text-cache.ts";
import type { RootRuleOf } from "./compile-field-rules.ts";
import type { RedactPaths } from "./paths/index.ts";
import type { ParameterizeValues } from "./sql-values.ts";

/** Scrubs replay recordings. */
export interface Recordings {
  /**
   * Scrubs a decompressed recording. `masked` contains the ids of the page nodes whose text must be masked. New ones
   * are added to it.
   */
  readonly scrub: (
    recording: string,
    plan: CompiledPolicy,
    masked: Set<number>,
  ) => { readonly value: string; readonly redactions: readonly Redaction[] };
  /**
   * Decompresses a recording. The promise is rejected if the recording is damaged or too long. `take` is called with
   * the length of each decompressed chunk, and throws an error if the recording is too long.
   */
  readonly unpack: (recording: unknown, take?: (length: number) => void) => Promise<string>;
  readonly pack: (recording: string) => Promise<Uint8Array>;
}

/** A checked and compiled policy. */
export interface CompiledPolicy {
  readonly rootRuleOf: RootRuleOf;
  /** Returns a `rootRuleOf` with empty caches. */
  readonly recompileFieldRules: () => RootRuleOf;
  readonly nameRule: NameRule;
  readonly mayBeSensitive: Names["mayBeSensitive"];
  readonly conditionOf: Names["condition"];
  /**
   * Checks whether a value is possible under a name with this rule. Example: for `@phone`, `iPhone 15` is not possible.
   */
  readonly acceptsValue: (rule: string, value: string) => boolean;
  readonly isHarmless: Names["isHarmless"];
  readonly scanText: TextScanner;
  /** The scanner for file paths, which finds credentials and e-mail addresses, but no other personal data. */
  readonly scanPath: TextScanner;
  /** Returns the redactor for a rule. With the method `"replace"`, it writes `word`, by default `[Filtered]`. */
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  /**
   * Checks whether a string is a replacement such as `[email]`, because the value was already redacted, for example by
   * `beforeSend`.
   */
  readonly isRedacted: (text: string) => boolean;
  readonly safeValues: SafeValues | undefined;
  readonly redactPaths: RedactPaths | undefined;
  readonly parameterizeValues: ParameterizeValues | undefined;
  readonly redactOthers: RedactOthers | undefined;
  /** Scrubs replay recordings. If it is absent, they are dropped. */
  readonly recordings: Recordings | undefined;
  readonly limits: ScrubberLimits;
  /** The client option `maxValueLength`, the length at which the SDK truncates strings. */
  readonly valueLength: number | undefined;
  /** Whether to prevent Sentry's server from deriving the user's IP address from the connection. */
  readonly hidesIp: boolean;
  /** Whether to write remarks about redactions into an event's `_meta`. */
  readonly meta: boolean;
  /** Whether to send envelope items that cannot be searched, instead of dropping them. */
  readonly sendsUnknown: boolean;
  /** Whether to report what would be redacted instead of redacting it. */
  readonly isDryRun: boolean;
  readonly onScrub: ((report: ScrubReport) => void) | undefined;
}

/** For each compiled policy, the variant that was made most recently for a client whose `maxValueLength` is set. */
const plansByClient = new WeakMap<CompiledPolicy, CompiledPolicy>();

/**
 * Returns the compiled policy for a client: `plan`, or a variant with the client's `maxValueLength` if it has this
 * option.
 */
export function compiledPolicyFor(client: { getOptions(): object } | undefined, plan: CompiledPolicy): CompiledPolicy {
  const valueLength: unknown = client && Reflect.get(client.getOptions(), "maxValueLength");
  if (typeof valueLength !== "number" || !(valueLength > 0)) return plan;
  const known = plansByClient.get(plan);
  if (known?.valueLength === valueLength) return known;
  // A shared cache must contain only complete strings. A client with a short `maxValueLength` also truncates strings
  // that fit into the cache. So it gets its own caches, because another client may send the same string complete.
  const rootRuleOf = valueLength <= LONGEST_CACHED_TEXT ? plan.recompileFieldRules() : plan.rootRuleOf;
  const made = { ...plan, rootRuleOf, valueLength };
  plansByClient.set(plan, made);
  return made;
}
