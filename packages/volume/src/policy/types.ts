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

/** One value or several, of which one has to match. */
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
   * Length of the interval in seconds, above 0. It begins with the first error of the issue. At its end, the newest of
   * the other errors is sent as one event that counts for all of them.
   *
   * @defaultValue 60
   */
  readonly interval?: number | undefined;
}

/**
 * A rule for errors and messages. It matches if all given conditions (`type`, `message`, `path`, `status`, `tag`,
 * `handled`, `level`) do. The first rule that matches applies, with all its effects.
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
  /** Name of the error. A string must be equal to it, a pattern must match in it. A captured message has no name. */
  readonly type?: OneOrMany<string | RegExp> | undefined;
  /** Text that the message contains, or a pattern that matches in its first 1000 characters. */
  readonly message?: OneOrMany<string | RegExp> | undefined;
  /**
   * Glob for the path of the request, or of the page in browsers. `*` matches within one path segment, `**` also across
   * segments.
   */
  readonly path?: OneOrMany<string> | undefined;
  /**
   * HTTP status of the error, or a class of them such as `"4xx"`. It is read from the fields `status`, `statusCode` and
   * `status_code` of the error, as frameworks set them, and from the event's response.
   */
  readonly status?: OneOrMany<number | `${1 | 2 | 3 | 4 | 5}xx`> | undefined;
  /** Tags that the event must have. A string, number or boolean must be equal to the tag, a pattern must match in it. */
  readonly tag?: { readonly [key: string]: string | number | boolean | RegExp } | undefined;
  /** Whether the app handled the error. False for errors that reached a global handler. */
  readonly handled?: boolean | undefined;
  /** Level that the event has before the rule applies. */
  readonly level?: OneOrMany<VolumeLevel> | undefined;

  /** Drops the errors. They are counted in the client report as `ignored`. It excludes all other effects. */
  readonly ignore?: true | undefined;
  /**
   * Sets the level of the event (`critical` -> `fatal`, `high` -> `error`, `medium` -> `warning`, `low` -> `info`), from
   * which Sentry derives the priority of the issue, and the tag `priority`. A captured message becomes an `error` at most,
   * because a fatal message would count as a crash. A level that the app set stays, and so does a tag `priority`.
   */
  readonly priority?: VolumePriority | undefined;
  /**
   * Fingerprint by which Sentry groups the events, unless the app set one. `"{{ default }}"` in the list adds to Sentry's
   * own grouping. `"stable"` groups by the name and the message without ids, numbers, hashes and redacted parts.
   */
  readonly fingerprint?: readonly string[] | "stable" | undefined;
  /**
   * Probability with which an error is kept, 0 to 1. The random number of the error's trace decides, so that errors and
   * traces with the same rate are kept together.
   *
   * @defaultValue 1
   */
  readonly rate?: Rate | undefined;
  /**
   * Number of errors of an issue within its interval from which on they are sent: an integer above 1. The event that is
   * sent counts the earlier ones too. An error with the tag `last_retry` is sent at once.
   *
   * @defaultValue 1
   */
  readonly after?: number | undefined;
  /** Replaces the policy's `perIssue`. Fields that are not given have the values of the policy. */
  readonly perIssue?: PerIssue | false | undefined;
}

/** An entry of `ignore`. */
export type VolumeIgnore =
  | "browserNoise"
  | { readonly browserNoise: { readonly [Kind in BrowserNoiseKind]?: boolean | undefined } }
  // With `string & {}`, editors still suggest "browserNoise".
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
   * Whether the random number of the log's trace decides, so that the logs of one level are kept or dropped for a trace as
   * a whole. Otherwise each log is decided for itself.
   *
   * @defaultValue `true`
   */
  readonly followTrace?: boolean | undefined;
}

/** Decides which errors and logs are sent at once, later as one event, or not at all. */
export interface VolumePolicy {
  /**
   * Errors to drop: `"browserNoise"` (errors of extensions, crawlers, ...), names of errors, and patterns for the message or
   * for `Name: message`. `{ browserNoise: { hydration: false } }` is the preset without one of its kinds.
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
  /** Limits for all issues together. What exceeds them is not lost, but sent later as events that count for all. */
  readonly total?:
    | {
        /**
         * Largest number of events per minute, above 0, for errors of issues that were seen before.
         *
         * @defaultValue 120
         */
        readonly perMinute?: number | undefined;
        /**
         * Largest number of events per minute, above 0, for the first errors of issues that were not seen before.
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
         * Largest number of issues that are counted separately: an integer above 0. Further issues are counted together.
         *
         * @defaultValue 500
         */
        readonly issues?: number | undefined;
      }
    | undefined;
  /**
   * Called when errors or logs are dropped for good. Errors that a later event counts are not dropped. If the callback
   * throws or its promise rejects, a warning is logged.
   */
  readonly onDrop?: ((report: VolumeReport) => void) | undefined;
}

/** Thrown for an invalid policy. `issues` has one line for each problem, and each line names the invalid field. */
export class VolumePolicyError extends IssuesError<string> {
  override readonly name = "VolumePolicyError";

  constructor(issues: readonly [string, ...string[]]) {
    super("The policy of volume()", issues, issues);
  }
}
