import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { Allow } from "./allow-parts.ts";
import type { RedactionByRule, RedactionMethod } from "./redaction.ts";
import type { ScrubReport } from "./report.ts";
import type { DetectorKind } from "./rule-names.ts";
import type { SafeValue } from "./safe-values.ts";

/**
 * What the scrubber looks for, how it redacts what it finds, and what it leaves unchanged. Every field has a protective
 * default.
 *
 * @example
 * ```ts
 * import type { ScrubberPolicy } from "@sentry-policy/scrubber";
 *
 * const policy: ScrubberPolicy = { sensitiveFields: ["national_ref"], patterns: { order: /ORD-\d{8}/ } };
 * ```
 */
export interface ScrubberPolicy {
  /**
   * Use the built-in names of sensitive fields, and the built-in detectors of secrets.
   *
   * @defaultValue `true`
   */
  readonly scrubDefaults?: boolean | undefined;
  /**
   * Redact personal data as well as credentials. Personal data is e-mail and IP addresses, phone and card numbers,
   * national ids, user names in paths, the values of names such as `first_name`, `date_of_birth` and `street`, and the
   * user of an event. `user.id` is kept in either case, so that Sentry can still count the affected users.
   *
   * @defaultValue `true`
   */
  readonly scrubPersonalData?: boolean | undefined;
  /**
   * Redact IP addresses.
   *
   * @defaultValue the value of `scrubPersonalData`
   */
  readonly scrubIpAddresses?: boolean | undefined;
  /**
   * Fields to redact in addition to the built-in ones. Each is a name, a RegExp or a dotted name. A name is compared by
   * whole words: `"national_ref"` matches `nationalRef`. A dotted name, such as `"payment.reference"`, matches the end
   * of a field's path.
   *
   * @defaultValue `[]`
   */
  readonly sensitiveFields?: readonly (string | RegExp)[] | undefined;
  /**
   * Fields whose names never count as sensitive, in the forms that `sensitiveFields` accepts. The values of these
   * fields are still searched for secrets.
   *
   * @defaultValue `[]`
   */
  readonly safeFields?: readonly (string | RegExp)[] | undefined;
  /**
   * Values that the built-in detectors and names never redact. An entry is a string (`"support@example.com"`), a block
   * of IP addresses (`"10.0.0.0/8"`, `"fd00::/8"`), a RegExp, or a domain whose e-mail addresses and hosts are kept
   * (`{ domain: "example.com" }`). It must match a whole value of at most 256 characters. The app's own
   * `sensitiveFields`, `patterns`, `paths` and `allow` redact a value even if it is listed here.
   *
   * @defaultValue `[]`
   *
   * @example
   * ```ts
   * import type { ScrubberPolicy } from "@sentry-policy/scrubber";
   *
   * const policy: ScrubberPolicy = {
   *   safeValues: ["changeme", "10.0.0.0/8", /^demo-\d{1,4}$/, { domain: "example.com" }],
   * };
   * ```
   */
  readonly safeValues?: readonly SafeValue[] | undefined;
  /**
   * Built-in kinds of secrets to switch on or off (`{ email: false }`), or to redact by another method
   * (`{ ip: "mask" }`).
   *
   * @defaultValue `{}`
   */
  readonly detectors?: { readonly [Kind in DetectorKind]?: boolean | RedactionMethod | undefined } | undefined;
  /**
   * Kinds of secrets that the app defines: `{ order: /ORD-\d{8}/ }` replaces each match with `[order]`. A pattern is
   * rejected if the time for a search can grow faster than the length of the text. To use such a pattern anyway, write
   * `{ pattern, unsafe: true }`.
   *
   * @defaultValue `{}`
   */
  readonly patterns?: Readonly<Record<string, RegExp | UnsafePattern | undefined>> | undefined;
  /**
   * Paths of values to redact as a whole, from the root of the scrubbed value, in fast-redact's syntax: `"extra.ref"`,
   * `"user[*].name"`, `'headers["x-ref"]'`.
   *
   * @defaultValue `[]`
   */
  readonly paths?: readonly string[] | undefined;
  /**
   * Parts of a payload in which only the listed names are kept: `{ extra: ["order", "cart.total"] }`. The values under
   * these names are still searched for secrets. All other values in these parts are redacted, even booleans and
   * numbers. Names are compared without regard to case, `_` and `-`. A dotted path (`cart.total`) is a field inside
   * another one, or a field with dots in its name. The contexts and attributes that Sentry needs (`contexts.trace`,
   * `sentry.op`) are always kept.
   *
   * @defaultValue `{}`
   *
   * @example
   * ```ts
   * import type { ScrubberPolicy } from "@sentry-policy/scrubber";
   *
   * const policy: ScrubberPolicy = { allow: { extra: ["order", "cart.total"], "request.headers": ["user-agent"] } };
   * ```
   */
  readonly allow?: Allow | undefined;
  /**
   * What to do with the values in database queries. `"keep"` searches them for secrets, like any other text.
   * `"parameterize"` also replaces every literal and every bound value with `?`, secret or not, and removes comments.
   *
   * @defaultValue `"keep"`
   *
   * @example
   * ```ts
   * import type { ScrubberPolicy } from "@sentry-policy/scrubber";
   *
   * const policy: ScrubberPolicy = { sql: "parameterize" };
   * ```
   */
  readonly sql?: "keep" | "parameterize" | undefined;
  /**
   * How to redact: one method for all rules, or an object with a method for each rule. A key of the object is the name
   * of a rule (`"@password"`, `"@email"`, or `"strip-fields"`, the rule of the policy's `sensitiveFields`), or
   * `default` for all other rules.
   *
   * @defaultValue `[Filtered]` for sensitive names, and the replacement text of the kind (`[email]`) for detectors
   */
  readonly redaction?: RedactionMethod | RedactionByRule | undefined;
  /**
   * Write remarks into an event's `_meta`, so that Sentry's event page shows what was redacted and by which rule.
   *
   * @defaultValue `true`
   */
  readonly meta?: boolean | undefined;
  /**
   * What to do with envelope items that cannot be searched: items of an unknown type that are not JSON, and attachments
   * that are not text, such as images and archives. `"drop"` discards, counts and reports them. `"pass"` sends them. If
   * such an item is text, `"pass"` scrubs the text first.
   *
   * @defaultValue `"drop"`
   */
  readonly unknownItems?: "drop" | "pass" | undefined;
  /**
   * Test a policy: redact nothing, but report what would be redacted. The reports go to `onScrub`, or to the console if
   * `onScrub` is not set. While `dryRun` is `true`, secrets leave the process.
   *
   * @defaultValue `false`
   */
  readonly dryRun?: boolean | undefined;
  /**
   * Called after each payload that was dropped or in which something was redacted. The report never contains a redacted
   * value.
   */
  readonly onScrub?: ((report: ScrubReport) => void) | undefined;
  /** Limits for one payload. Data beyond a limit is not searched for secrets. Instead, it is redacted as a whole. */
  readonly limits?: { readonly [Limit in keyof ScrubberLimits]?: ScrubberLimits[Limit] | undefined } | undefined;
}

/**
 * An app's pattern that the policy accepts without a check of its speed.
 *
 * @example
 * ```ts
 * import type { UnsafePattern } from "@sentry-policy/scrubber";
 *
 * const order: UnsafePattern = { pattern: /\d+-ORD/, unsafe: true };
 * ```
 */
export interface UnsafePattern {
  readonly pattern: RegExp;
  /** Confirms that the app accepts the risk: for some strings, a search with the pattern can be very slow. */
  readonly unsafe: true;
}

/**
 * Limits for one payload. Each is a whole number from 1 to 100 000 000, except `depth`, which is at most 1000.
 *
 * @example
 * ```ts
 * import { createScrub } from "@sentry-policy/scrubber";
 *
 * const scrub = createScrub({ limits: { depth: 50, text: 100_000 } });
 * ```
 */
export interface ScrubberLimits {
  /**
   * Maximum nesting depth of objects and lists, in levels.
   *
   * @defaultValue `200`
   */
  readonly depth: number;
  /**
   * Maximum number of objects and lists in a payload, and of entries in one list.
   *
   * @defaultValue `250_000`
   */
  readonly objects: number;
  /**
   * Maximum length of one string, in characters. Encoded parts of a string are also decoded and searched. The string
   * and its decoded forms can together be twice as long as this limit.
   *
   * @defaultValue `1_000_000`
   */
  readonly text: number;
  /**
   * Maximum work on one payload, so that no payload blocks the event loop for long. The unit is the cost of searching
   * one character. A field costs 16, an object 64, a redaction 256; the README lists all costs. For Sentry's own
   * fields, the limit is a quarter higher, so that an event with too much data still arrives as an event.
   *
   * @defaultValue `2_500_000`
   */
  readonly work: number;
}

export const DEFAULT_LIMITS: ScrubberLimits = Object.freeze({
  depth: 200,
  objects: 250_000,
  text: 1_000_000,
  work: 2_500_000,
});

/**
 * Thrown for an invalid policy. `issues` has one line for each problem, which names the field concerned.
 *
 * @example
 * ```ts
 * import { createScrub, ScrubberPolicyError } from "@sentry-policy/scrubber";
 *
 * try {
 *   createScrub({ paths: ["a..b"] });
 * } catch (error) {
 *   if (error instanceof ScrubberPolicyError) console.error(error.issues);
 * }
 * ```
 */
export class ScrubberPolicyError extends IssuesError<string> {
  override readonly name = "ScrubberPolicyError";

  constructor(issues: readonly [string, ...string[]]) {
    super("The scrubber's policy", issues, issues);
  }
}
