import type { RedactionMethod } from "./redaction.ts";
import type { ScrubReport } from "./report.ts";

/** What `scrubber` may find, what it does with it, and what it must leave alone. Every field has a default that protects. */
export interface ScrubberPolicy {
  /** Use the built-in names and detectors. Default `true`. */
  readonly scrubDefaults?: boolean;
  /**
   * Filter personal data (e-mail and IP addresses, card numbers, national ids, user names in paths) as well as
   * credentials, which always go. Default `true`. `user.id` stays either way, so that "users affected" still counts.
   */
  readonly scrubPersonalData?: boolean;
  /** Filter IP addresses. Default: as `scrubPersonalData`. */
  readonly scrubIpAddresses?: boolean;
  /**
   * Names added to the built-in sensitive ones: compared as whole words (`"national_ref"` meets `nationalRef`), patterns,
   * or paths of names with dots (`"payment.reference"`), which meet the end of a field's path.
   */
  readonly sensitiveFields?: readonly (string | RegExp)[];
  /** Names, patterns and paths that no name rule touches. Their values are still searched for secrets. */
  readonly safeFields?: readonly (string | RegExp)[];
  /** Switches built-in kinds off (`{ email: false }`), or says what stands in their place (`{ ip: "mask" }`). */
  readonly detectors?: Readonly<Record<string, boolean | RedactionMethod>>;
  /**
   * An app's own kinds: `{ order: /ORD-\d{8}/ }` replaces each match by `[order]`. A pattern that could take more than
   * linear time is refused, unless it is given as `{ pattern, unsafe: true }`.
   */
  readonly patterns?: Readonly<Record<string, RegExp | UnsafePattern>>;
  /**
   * Paths from the root of what is scrubbed, in fast-redact's syntax: `"extra.ref"`, `"user[*].name"`,
   * `'headers["x-ref"]'`. What stands there goes whole, whatever it is.
   */
  readonly paths?: readonly string[];
  /**
   * What stands where something was filtered. One method for all, or by rule (`"@password"`, `"@email"`,
   * `"strip-fields"`) with `default` for the others. By default names give `[Filtered]` and detectors the kind's own word.
   */
  readonly redaction?: RedactionMethod | Readonly<Record<string, RedactionMethod>>;
  /** Write remarks into an event's `_meta`, so that Sentry's page explains what was filtered. Default `true`. */
  readonly meta?: boolean;
  /**
   * What becomes of items that cannot be searched: of a type that no SDK of today sends and no JSON, or attachments that
   * are no text, such as images and archives. `"drop"` counts and reports them; `"pass"` sends them. Default `"drop"`.
   */
  readonly unknownItems?: "drop" | "pass";
  /**
   * Try a policy: scrub nothing, and report what would be scrubbed, to `onScrub` or on the console. Secrets leave the
   * process while it is `true`. Default `false`.
   */
  readonly dryRun?: boolean;
  /** Called after each payload in which something was filtered, or that was dropped. Never receives a value. */
  readonly onScrub?: (report: ScrubReport) => void;
  /** Bounds for one payload. What lies beyond is filtered, never passed through. */
  readonly limits?: Partial<ScrubberLimits>;
}

/** An app's pattern that its author answers for. */
export interface UnsafePattern {
  readonly pattern: RegExp;
  /** The pattern may take more than linear time, and its author knows. */
  readonly unsafe: true;
}

export interface ScrubberLimits {
  /** Levels of objects inside each other. Default 200, at most 1000. */
  readonly depth: number;
  /** Objects and lists, and entries of one list. Default 250 000. */
  readonly objects: number;
  /** Characters of one text; twice as many together with what it is decoded to. Default 1 000 000. */
  readonly text: number;
  /**
   * Work on one payload, so that none blocks the event loop for long. A searched character counts 1, and all else as
   * the README says: a field 16, for example, an object 64, and a redaction 256. Sentry's own fields may use a quarter
   * more, so that an event with too much data still arrives as one. Default 2 500 000.
   */
  readonly work: number;
}

export const DEFAULT_LIMITS: ScrubberLimits = Object.freeze({
  depth: 200,
  objects: 250_000,
  text: 1_000_000,
  work: 2_500_000,
});

/** A policy that cannot be followed. `issues` has one line for each problem, each naming its field. */
export class ScrubberPolicyError extends Error {
  override readonly name = "ScrubberPolicyError";
  readonly issues: readonly [string, ...string[]];

  constructor(issues: readonly [string, ...string[]]) {
    super(`The scrubber's policy has ${issues.length} problem(s):\n${issues.map((issue) => `- ${issue}`).join("\n")}`);
    this.issues = issues;
  }
}
