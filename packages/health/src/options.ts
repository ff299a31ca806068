import { isObject } from "@sentry-policy/internal/guards";
import { describeIssues } from "@sentry-policy/internal/issues-error";

/**
 * Options of `deliveryHealth`.
 *
 * @example
 * ```ts
 * import { deliveryHealth, type HealthOptions } from "@sentry-policy/health";
 *
 * const options: HealthOptions = { strict: true, probe: true };
 * const health = deliveryHealth(options);
 * ```
 */
export interface HealthOptions {
  /**
   * Whether the health endpoint responds with status 503 while the status is `failing`. Do not use such an endpoint as
   * a liveness probe: an outage of Sentry would then restart the app.
   *
   * @defaultValue `false`
   */
  readonly strict?: boolean | undefined;
  /**
   * Whether a health check sends an empty client report if Sentry has not responded for a minute. This is how an idle
   * app finds out that Sentry cannot be reached. The next health check shows the result. Sentry stores nothing for an
   * empty report, and at most one is sent per minute.
   *
   * @defaultValue `false`
   */
  readonly probe?: boolean | undefined;
}

const NAMES: readonly string[] = ["strict", "probe"];

/** @throws `TypeError` if an option is invalid. The message lists every problem. */
export function checkOptions(options: unknown): HealthOptions {
  const problems = isObject(options)
    ? Object.entries(options).flatMap(([name, value]) => {
        // A name that does not look like an option might be a secret, so it is not shown. `strikt` is shown;
        // `made-up 1` is hidden.
        const shown = /^[a-z]{1,20}$/i.test(name) ? name : "[name not shown]";
        if (!NAMES.includes(name)) return [`${shown}: unknown option; the options are ${NAMES.join(" and ")}`];
        return value === undefined || typeof value === "boolean" ? [] : [`${name}: expected true or false`];
      })
    : ["expected a client or an object of options"];
  if (problems.length > 0) throw new TypeError(describeIssues("deliveryHealth()", problems));
  return Object(options);
}
