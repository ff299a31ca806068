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

/** One value, or a list of values of which at least one must match. */
export type OneOrMany<T> = T | readonly T[];

/** How many errors of one issue are sent at once. */
export interface PerIssue {
  /**
   * Number of errors of an issue that are sent at once in each interval: an integer above 0.
   *
   * @defaultValue 3
   */
  readonly first?: number | undefined;
  /**
   * Length of the interval in seconds, above 0. It begins with the first error of the issue, or with the first error
   * after the previous interval. At its end, the newest of the errors that were not sent at once is sent as one event,
   * which counts all of them.
   *
   * @defaultValue 60
   */
  readonly interval?: number | undefined;
}

/**
 * A rule for errors and messages. It matches if all its conditions match: `type`, `message`, `path`, `status`, `tag`,
 * `handled` and `level`. The first rule that matches applies. The other fields are its effects.
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
  /**
   * A string that equals the error's name, or a pattern that matches in it. The name of a captured message is empty.
   */
  readonly type?: OneOrMany<string | RegExp> | undefined;
  /**
   * A string that the message contains, or a pattern that matches in it. Only its first 1000 characters are searched.
   */
  readonly message?: OneOrMany<string | RegExp> | undefined;
  /**
   * Glob for the path of the request, or of the page in browsers. `*` matches within one path segment, `**` also across
   * segments.
   */
  readonly path?: OneOrMany<string> | undefined;
  /**
   * HTTP status, or a class of statuses such as `"4xx"`. It is read from the error's fields `status`, `statusCode` and
   * `status_code`, which frameworks set. For an event without an error object, it is read from the event's response.
   */
  readonly status?: OneOrMany<number | `${1 | 2 | 3 | 4 | 5}xx`> | undefined;
  /** Tags that the event must have. A string, number or boolean must equal the tag, and a pattern must match in it. */
  readonly tag?: { readonly [key: string]: string | number | boolean | RegExp } | undefined;
  /** Whether the app handled the error. False for errors that reached a global handler. */
  readonly handled?: boolean | undefined;
  /** Level that the event has before the rule applies. */
  readonly level?: OneOrMany<VolumeLevel> | undefined;

  /** Drops the errors, and counts them in the client report as `ignored`. Such a rule cannot have other effects. */
  readonly ignore?: true | undefined;
  /**
   * Sets the tag `priority`, and the level from which Sentry derives the priority of the issue: `critical` -> `fatal`,
   * `high` -> `error`, `medium` -> `warning`, `low` -> `info`. A captured message becomes an `error` at most, because a
   * fatal message would count as a crash. A tag or level that the app set stays.
   */
  readonly priority?: VolumePriority | undefined;
  /**
   * Fingerprint by which Sentry groups the events, unless the app set one. `"{{ default }}"` in the list stands for
   * Sentry's own grouping. `"stable"` groups by the error's name and by its message without ids, numbers, hashes and
   * redacted parts.
   */
  readonly fingerprint?: readonly string[] | "stable" | undefined;
  /**
   * Probability with which an error is kept, 0 to 1. The trace's random number decides, so that an error and its trace
   * are kept or dropped together if they have the same rate.
   *
   * @defaultValue 1
   */
  readonly rate?: Rate | undefined;
  /**
   * Errors are sent once this many of an issue have occurred in an interval: an integer above 1. The first event also
   * counts the earlier errors. An error whose tag `last_retry` is `true` is sent at once.
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
  // With plain `string`, editors would not suggest "browserNoise".
  | (string & {})
  | RegExp;

/** Limits on the logs that are sent. */
export interface VolumeLogs {
  /**
   * Probability with which logs of a level are kept, 0 to 1.
   *
   * @defaultValue 1 for each level
   */
  readonly rates?: { readonly [Level in VolumeLogLevel]?: Rate | undefined } | undefined;
  /**
   * Largest number of logs per minute, above 0. The levels `error` and `fatal` are not limited.
   *
   * @defaultValue no limit
   */
  readonly perMinute?: number | undefined;
  /**
   * Whether the trace's random number decides, so that a trace keeps all of its logs of a level or none. Otherwise, a
   * new random number decides for each log.
   *
   * @defaultValue `true`
   */
  readonly followTrace?: boolean | undefined;
}

/** Decides which errors and logs are sent at once, later as one event, or not at all. */
export interface VolumePolicy {
  /**
   * Errors to drop. An entry is the name of an error, a pattern for the message or for `Name: message`, or the preset
   * `"browserNoise"`, which drops errors of extensions, crawlers and the like. `{ browserNoise: { hydration: false } }`
   * is the preset without one of its kinds.
   *
   * @defaultValue `[]`
   */
  readonly ignore?: readonly VolumeIgnore[] | undefined;
  /**
   * Rules in order: the first match applies.
   *
   * @defaultValue `[]`
   */
  readonly rules?: readonly VolumeRule[] | undefined;
  /**
   * How many errors of one issue are sent at once: `{ first, interval }`. `false` sends all that `total` allows.
   *
   * @defaultValue `{ first: 3, interval: 60 }`
   */
  readonly perIssue?: PerIssue | false | undefined;
  /**
   * Limits for all issues together. Errors beyond them are not lost: they are sent later, as events that count them.
   */
  readonly total?:
    | {
        /**
         * Largest number of events per minute, above 0, for errors of issues that were seen before.
         *
         * @defaultValue 120
         */
        readonly perMinute?: number | undefined;
        /**
         * Largest number of events per minute, above 0, for the first errors of new issues. Beyond it, they count
         * toward `perMinute`.
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
         * Number of issues that are counted separately: an integer above 0. Further issues are counted together.
         *
         * @defaultValue 500
         */
        readonly issues?: number | undefined;
      }
    | undefined;
  /**
   * Called when errors or logs are dropped for good. It is not called for errors that a later event counts. If the
   * callback throws or its promise rejects, a warning is logged.
   */
  readonly onDrop?: ((report: VolumeReport) => void) | undefined;
}

/** Thrown for an invalid policy. `issues` has one line for each problem, which names the invalid field. */
export class VolumePolicyError extends IssuesError<string> {
  override readonly name = "VolumePolicyError";

  constructor(issues: readonly [string, ...string[]]) {
    super("The policy of volume()", issues, issues);
  }
}
