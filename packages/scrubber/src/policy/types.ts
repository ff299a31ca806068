import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { Allow } from "./allow-parts.ts";
import type { RedactionByRule, RedactionMethod } from "./redaction.ts";
import type { ScrubReport } from "./report.ts";
import type { DetectorKind } from "./rule-names.ts";
import type { SafeValue } from "./safe-values.ts";

/**
 * Configures which data the scrubber redacts, and how. All options are optional, and their defaults protect as much as
 * possible.
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
   * Redact personal data in addition to credentials. Personal data is:
   *
   * - e-mail addresses, IP addresses, phone numbers, card numbers and national ids
   * - user names in file paths
   * - values of fields such as `first_name`, `date_of_birth` and `street`
   * - the user of an event, except `user.id`, which Sentry needs to count the affected users
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
   * Fields to redact in addition to the built-in ones. An entry is a name, a RegExp or a dotted name. Names are
   * compared word by word, so `"national_ref"` also matches `nationalRef`. A dotted name, such as
   * `"payment.reference"`, is compared with the end of a field's path.
   *
   * @defaultValue `[]`
   */
  readonly sensitiveFields?: readonly (string | RegExp)[] | undefined;
  /**
   * Fields whose names are not treated as sensitive. Entries are written as in `sensitiveFields`. The values of these
   * fields are still searched for secrets.
   *
   * @defaultValue `[]`
   */
  readonly safeFields?: readonly (string | RegExp)[] | undefined;
  /**
   * Values that the built-in detectors and names never redact. An entry is a string (`"support@example.com"`), a block
   * of IP addresses (`"10.0.0.0/8"`, `"fd00::/8"`), a RegExp, or a domain (`{ domain: "example.com" }`), whose e-mail
   * addresses and hosts are not redacted. An entry must match the whole value, which can have at most 256 characters.
   * The app's own `sensitiveFields`, `patterns`, `paths` and `allow` redact a value even if it is listed here.
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
   * Built-in detectors to turn on or off, as in `{ email: false }`, or to use with another redaction method, as in
   * `{ ip: "mask" }`.
   *
   * @defaultValue `{}`
   */
  readonly detectors?: { readonly [Kind in DetectorKind]?: boolean | RedactionMethod | undefined } | undefined;
  /**
   * Kinds of secrets that the app defines. With `{ order: /ORD-\d{8}/ }`, each match is replaced with `[order]`. A
   * pattern is rejected if a search with it may take more than linear time. To use such a pattern anyway, write
   * `{ pattern, unsafe: true }`.
   *
   * @defaultValue `{}`
   */
  readonly patterns?: Readonly<Record<string, RegExp | UnsafePattern | undefined>> | undefined;
  /**
   * Paths of values to redact as a whole, in the syntax of fast-redact. A path starts at the root of the scrubbed
   * value. Examples: `"extra.ref"`, `"user[*].name"` and `'headers["x-ref"]'`.
   *
   * @defaultValue `[]`
   */
  readonly paths?: readonly string[] | undefined;
  /**
   * Parts of a payload in which all fields are redacted except the listed ones, as in
   * `{ extra: ["order", "cart.total"] }`. The values of the listed fields are still searched for secrets. Everything
   * else in these parts is redacted, even booleans and numbers. Names are compared without regard to case, `_` and `-`.
   * A dotted path, such as `cart.total`, matches a field inside another field, or a field with dots in its name.
   * Contexts and attributes that Sentry needs, such as `contexts.trace` and `sentry.op`, are never redacted by this
   * option.
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
   * `"parameterize"` also replaces every literal and every bound value with `?`, whether it is secret or not, and
   * removes comments.
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
   * How to redact: one method for all rules, or an object with a method for each rule. The keys of the object are names
   * of rules, such as `"@password"`, `"@email"` or `"strip-fields"`, which redacts the fields in `sensitiveFields`. The
   * key `default` applies to all other rules.
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
   * that are not text, such as images and archives. `"drop"` discards these items, and counts and reports them.
   * `"pass"` sends them. With `"pass"`, an item of an unknown type is still scrubbed if it is text.
   *
   * @defaultValue `"drop"`
   */
  readonly unknownItems?: "drop" | "pass" | undefined;
  /**
   * Test a policy without applying it. The scrubber redacts nothing, but reports what it would redact. The reports go
   * to `onScrub`, or to the console if `onScrub` is not set. While `dryRun` is `true`, secrets are sent to Sentry.
   *
   * @defaultValue `false`
   */
  readonly dryRun?: boolean | undefined;
  /**
   * A function that is called after something in a payload was redacted, or after a payload was dropped. Its report
   * never contains a redacted value.
   */
  readonly onScrub?: ((report: ScrubReport) => void) | undefined;
  /** Limits for one payload. Data beyond a limit is redacted as a whole, without a search for secrets. */
  readonly limits?: { readonly [Limit in keyof ScrubberLimits]?: ScrubberLimits[Limit] | undefined } | undefined;
}

/**
 * A pattern that is accepted although a search with it can be slow.
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
  /** Confirms that the app accepts slow searches with this pattern. */
  readonly unsafe: true;
}

/**
 * Limits for one payload. Each limit is a whole number from 1 to 100 000 000, except `depth`, which is at most 1000.
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
   * Maximum number of objects and lists in a payload. Also the maximum number of entries in one list.
   *
   * @defaultValue `250_000`
   */
  readonly objects: number;
  /**
   * Maximum length of one string, in characters. Encoded parts of a string are decoded and searched too. Together, a
   * string and its decoded parts can have up to twice this length.
   *
   * @defaultValue `1_000_000`
   */
  readonly text: number;
  /**
   * Maximum work on one payload, so that no payload blocks the event loop for long. The unit is the cost of searching
   * one character. A field costs 16, an object 64 and a redaction 256. The README lists all costs. The limit is 25 %
   * higher for Sentry's own fields, so that an event with too much data still arrives as an event.
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
 * The error that is thrown if a policy is invalid. `issues` has one line for each problem, which begins with the path
 * of the option.
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
