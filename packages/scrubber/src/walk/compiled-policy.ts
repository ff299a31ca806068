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
   * Scrubs an unpacked recording. `masked` holds the ids of the page's nodes whose text must be masked. `scrub` adds
   * the ids of further such nodes that it finds in this recording.
   */
  readonly scrub: (
    recording: string,
    plan: CompiledPolicy,
    masked: Set<number>,
  ) => { readonly value: string; readonly redactions: readonly Redaction[] };
  /**
   * Returns a compressed recording as text. Rejects if the recording is damaged or too long. `take` is called with the
   * length of each unpacked chunk, and throws if the recording is too long.
   */
  readonly unpack: (recording: unknown, take?: (length: number) => void) => Promise<string>;
  readonly pack: (recording: string) => Promise<Uint8Array>;
}

/** A policy, checked and compiled once. */
export interface CompiledPolicy {
  readonly rootRuleOf: RootRuleOf;
  /** Compiles `rootRuleOf` again, with empty caches. */
  readonly recompileFieldRules: () => RootRuleOf;
  readonly nameRule: NameRule;
  readonly mayBeSensitive: Names["mayBeSensitive"];
  readonly conditionOf: Names["condition"];
  /** Checks whether a value has the form of the values that a name's rule redacts: `@phone`, `iPhone 15` -> false */
  readonly acceptsValue: (rule: string, value: string) => boolean;
  readonly isHarmless: Names["isHarmless"];
  readonly scanText: TextScanner;
  /** The scanner for file paths. It finds credentials, but no personal data except e-mail addresses. */
  readonly scanPath: TextScanner;
  /**
   * Returns the redactor of a rule. If the rule's method is `"replace"`, the redactor writes `word` (default:
   * `[Filtered]`).
   */
  readonly redactorOf: (rule: string, word?: string) => Redactor;
  /**
   * Checks whether a string is a replacement such as `[email]`. Then the value was redacted earlier, for example in
   * `beforeSend`.
   */
  readonly isRedacted: (text: string) => boolean;
  readonly safeValues: SafeValues | undefined;
  readonly redactPaths: RedactPaths | undefined;
  readonly parameterizeValues: ParameterizeValues | undefined;
  readonly redactOthers: RedactOthers | undefined;
  /** Scrubs replay recordings. If it is `undefined`, recordings are dropped. */
  readonly recordings: Recordings | undefined;
  readonly limits: ScrubberLimits;
  /** The client's `maxValueLength`: the SDK truncates strings to this number of characters. */
  readonly valueLength: number | undefined;
  /** Whether to prevent Sentry's server from inferring an IP address from the connection. */
  readonly hidesIp: boolean;
  /** Whether to write remarks about redactions into an event's `_meta`. */
  readonly meta: boolean;
  /** Whether to send envelope items that cannot be searched, instead of dropping them. */
  readonly sendsUnknown: boolean;
  /** Whether to report what would be scrubbed, without scrubbing anything. */
  readonly isDryRun: boolean;
  readonly onScrub: ((report: ScrubReport) => void) | undefined;
}

/** The latest variant of each compiled policy for a client that sets `maxValueLength`. */
const plansByClient = new WeakMap<CompiledPolicy, CompiledPolicy>();

/**
 * Returns the variant of a compiled policy for a client that sets `maxValueLength`. For other clients, returns the
 * policy itself.
 */
export function compiledPolicyFor(client: { getOptions(): object } | undefined, plan: CompiledPolicy): CompiledPolicy {
  const valueLength: unknown = client && Reflect.get(client.getOptions(), "maxValueLength");
  if (typeof valueLength !== "number" || !(valueLength > 0)) return plan;
  const known = plansByClient.get(plan);
  if (known?.valueLength === valueLength) return known;
  // The shared caches assume that strings are complete. If a client truncates strings to a length that can be cached,
  // it gets its own caches, because the same string can be complete for one client and truncated for another.
  const rootRuleOf = valueLength <= LONGEST_CACHED_TEXT ? plan.recompileFieldRules() : plan.rootRuleOf;
  const made = { ...plan, rootRuleOf, valueLength };
  plansByClient.set(plan, made);
  return made;
}
