import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { Rate } from "@sentry-policy/internal/rate";
import type { BrowserNoiseKind } from "./browser-noise.ts";
import type { VolumeReport } from "./report.ts";

/** A level of a Sentry event. */
export type VolumeLevel = "fatal" | "error" | "warning" | "log" | "info" | "debug";
/** A level of a Sentry log. */
export type VolumeLogLevel = "trace" | "debug" | "info" | "warn" | "error" | "fatal";
/** How important an error is. */
export type VolumePriority = "critical" | "high" | "medium" | "low";

/** One value, or a list of values. If a list is given, one matching value suffices. */
export type OneOrMany<T> = T | readonly T[];

/** Limits how many errors of one issue are sent immediately in each interval. */
export interface PerIssue {
  /**
   * Number of errors of an issue that are sent immediately in each interval. It must be an integer above 0.
   *
   * @defaultValue 3
   */
  readonly first?: number | undefined;
  /**
   * Length of the interval in seconds. It must be above 0. An interval begins with the first error of the issue, or
   * with the first error after the previous interval. Errors that are not sent immediately wait for the end of the
   * interval. Then the newest of them is sent as one event that counts all of them.
   *
   * @defaultValue 60
   */
  readonly interval?: number | undefined;
}

/**
 * A rule for errors and messages. It matches if all its conditions match: `type`, `message`, `path`, `status`, `tag`,
 * `handled` and `level`. The first rule that matches applies. All other fields state what the rule does.
 *
 * @example
 * ```ts
 * import { type VolumeRule, volume } from "@sentry-policy/volume";
 *
 * const rules: VolumeRule[] = [
 *   { type: "MongoNetworkError", priority: "critical", fingerprint: ["db-down"] },
 *   { path: "/webhooks/**", status: 404, ignore: true },
 *   { message: /timed? ?out/i, after: 3 },
 * ];
 * const options = volume({ rules });
 * ```
 */
export interface VolumeRule {
  /** The error's name must be equal to this string, or match this pattern. The name of a captured message is empty. */
  readonly type?: OneOrMany<string | RegExp> | undefined;
  /** The message must contain this string, or match this pattern. Only its first 1000 characters are searched. */
  readonly message?: OneOrMany<string | RegExp> | undefined;
  /**
   * A glob for the path of the request or, in browsers, of the page. `*` matches within one path segment, and `**`
   * matches across segments.
   */
  readonly path?: OneOrMany<string> | undefined;
  /**
   * HTTP status, or a class of statuses such as `"4xx"`. It is read from the error's `status`, `statusCode` or
   * `status_code`, which frameworks set. For an event without an error object, it is read from the event's response.
   */
  readonly status?: OneOrMany<number | `${1 | 2 | 3 | 4 | 5}xx`> | undefined;
  /** Tags that the event must have. Each one must be equal to the given value, or match the given pattern. */
  readonly tag?: { readonly [key: string]: string | number | boolean | RegExp } | undefined;
  /** Whether the app handled the error. It is false for errors that reached a global handler. */
  readonly handled?: boolean | undefined;
  /** Level of the event. It is compared before `priority` can change it. */
  readonly level?: OneOrMany<VolumeLevel> | undefined;

  /**
   * Drops the errors, and counts them in the client report as `ignored`. A rule with `ignore` cannot set other effects.
   */
  readonly ignore?: true | undefined;
  /**
   * Sets the tag `priority`, and the level from which Sentry derives the priority of the issue: `critical` -> `fatal`,
   * `high` -> `error`, `medium` -> `warning`, `low` -> `info`. A captured message gets at most the level `error`,
   * because a fatal message would count as a crash. A tag or level that the app set is not changed.
   */
  readonly priority?: VolumePriority | undefined;
  /**
   * Fingerprint by which Sentry groups the events, unless the app set one. `"{{ default }}"` in the list stands for
   * Sentry's own grouping. `"stable"` groups by the error's name and message, without the ids, numbers, hashes and
   * redacted parts of the message.
   */
  readonly fingerprint?: readonly string[] | "stable" | undefined;
  /**
   * Probability with which an error is kept, from 0 to 1. The trace's random number decides. So an error and its trace
   * are kept or dropped together if their rates are equal.
   *
   * @defaultValue 1
   */
  readonly rate?: Rate | undefined;
  /**
   * How many errors of an issue must occur in an interval before one is sent. It must be an integer above 1. The first
   * event that is sent also counts the earlier errors. An error whose tag `last_retry` is `true` is sent immediately.
   *
   * @defaultValue 1
   */
  readonly after?: number | undefined;
  /** Replaces the policy's `perIssue`. Fields that are not given keep the policy's values. */
  readonly perIssue?: PerIssue | false | undefined;
}

/** An entry of `ignore`. */
export type VolumeIgnore =
  | "browserNoise"
  | { readonly browserNoise: { readonly [Kind in BrowserNoiseKind]?: boolean | undefined } }
  // With the plain type `string`, editors would not suggest "browserNoise".
  | (string & {})
  | RegExp;

/** Limits on the logs that are sent. */
export interface VolumeLogs {
  /**
   * Probability with which logs of each level are kept, from 0 to 1.
   *
   * @defaultValue 1 for each level
   */
  readonly rates?: { readonly [Level in VolumeLogLevel]?: Rate | undefined } | undefined;
  /**
   * Maximum number of logs per minute. It must be above 0. The levels `error` and `fatal` are not limited.
   *
   * @defaultValue no limit
   */
  readonly perMinute?: number | undefined;
  /**
   * If true, the trace's random number decides, so a trace keeps either all or none of its logs of a level. If false,
   * each log is sampled separately.
   *
   * @defaultValue `true`
   */
  readonly followTrace?: boolean | undefined;
}

/** Decides which errors and logs are sent immediately, which are combined into a later event, and which are dropped. */
export interface VolumePolicy {
  /**
   * Errors to drop. An entry is the name of an error, a pattern for the message or for `Name: message`, or the preset
   * `"browserNoise"`, which drops errors of extensions, crawlers and the like. `{ browserNoise: { hydration: false } }`
   * turns off one kind of errors in the preset.
   *
   * @defaultValue `[]`
   */
  readonly ignore?: readonly VolumeIgnore[] | undefined;
  /**
   * Rules for certain errors. The first rule that matches applies.
   *
   * @defaultValue `[]`
   */
  readonly rules?: readonly VolumeRule[] | undefined;
  /**
   * Limits how many errors of one issue are sent immediately: `{ first, interval }`. With `false`, all errors that
   * `total` allows are sent immediately.
   *
   * @defaultValue `{ first: 3, interval: 60 }`
   */
  readonly perIssue?: PerIssue | false | undefined;
  /** Limits for all issues together. Errors beyond these limits are not lost: later events count them. */
  readonly total?:
    | {
        /**
         * Maximum number of events per minute for errors of issues that are already known. It must be above 0.
         *
         * @defaultValue 120
         */
        readonly perMinute?: number | undefined;
        /**
         * Maximum number of events per minute for the first errors of new issues. It must be above 0. Beyond it, the
         * first errors of new issues count toward `perMinute`.
         *
         * @defaultValue 60
         */
        readonly firsts?: number | undefined;
      }
    | undefined;
  /**
   * Limits on logs.
   *
   * @defaultValue all logs are sent
   */
  readonly logs?: VolumeLogs | undefined;
  /** Limits on memory. */
  readonly limits?:
    | {
        /**
         * Maximum number of issues that are counted separately. It must be an integer above 0. All other issues are
         * counted together.
         *
         * @defaultValue 500
         */
        readonly issues?: number | undefined;
      }
    | undefined;
  /**
   * Called when errors or logs are dropped and no later event will count them. If the callback throws or its promise
   * rejects, a warning is logged.
   */
  readonly onDrop?: ((report: VolumeReport) => void) | undefined;
}

/**
 * The error that is thrown if a policy is invalid. `issues` has one line for each problem. Each line begins with the
 * path of the invalid field.
 */
export class VolumePolicyError extends IssuesError<string> {
  override readonly name = "VolumePolicyError";

  constructor(issues: readonly [string, ...string[]]) {
    super("The policy of volume()", issues, issues);
  }
}
