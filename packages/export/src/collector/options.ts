import { type Check, each, expect, fields, type Problem } from "@sentry-policy/internal/checks";
import { isPlainObject } from "@sentry-policy/internal/guards";
import { IssuesError } from "@sentry-policy/internal/issues-error";
import type { SamplerPolicy } from "@sentry-policy/sampler/rules";
import type { ScrubberPolicy } from "@sentry-policy/scrubber";

/**
 * The policies that the collector applies to the spans of all services. At least one must be set.
 *
 * @example
 * ```ts
 * import type { CollectorPolicies } from "@sentry-policy/export";
 *
 * const policies: CollectorPolicies = { scrubber: { sensitiveFields: ["national_ref"] }, sampler: { rate: 0.1 } };
 * ```
 */
export interface CollectorPolicies {
  /** What to redact in spans. Without this policy, spans are sent as they are. */
  readonly scrubber?: ScrubberPolicy | undefined;
  /** Which traces to keep. Without this policy, all traces are kept. */
  readonly sampler?: SamplerPolicy | undefined;
}

/**
 * How many collectors run, how long they wait for the spans of a trace, and where they send the spans.
 *
 * @example
 * ```ts
 * import type { CollectorOptions } from "@sentry-policy/export";
 *
 * const options: CollectorOptions = {
 *   collectors: ["collector-1:4317", "collector-2:4317"],
 *   decisionWait: 10,
 *   endpoint: "https://o1.ingest.sentry.io/api/42/integration/otlp",
 * };
 * ```
 */
export interface CollectorOptions {
  /**
   * The collectors that sample traces: how many there are, or the address of each for OTLP over gRPC
   * (`"collector-1:4317"`). If there are several, a load balancer must run in front of them. It is another collector,
   * which sends all spans of a trace to the same sampling collector. `toCollector` returns its configuration as
   * `balancer`. If `collectors` is a number, the load balancer finds the collectors under the DNS name in the
   * environment variable `COLLECTORS_HOSTNAME`.
   *
   * @defaultValue `1`
   */
  readonly collectors?: number | readonly string[] | undefined;
  /**
   * Average number of spans in a trace, above 0. The policy's `budget` counts traces per second and is multiplied by
   * this number, because the collector limits spans per second.
   *
   * @defaultValue `10`
   */
  readonly spansPerTrace?: number | undefined;
  /**
   * How long the collector waits after the first span of a trace before it decides about the trace: seconds above 0, or
   * a duration such as `"500ms"`. All services must have sent their spans by then.
   *
   * @defaultValue `limits.seconds` of the sampler's policy, or 30
   */
  readonly decisionWait?: number | `${number}ms` | `${number}s` | undefined;
  /**
   * The URL to which spans are sent over OTLP/HTTP, with or without `/v1/traces` at its end. For Sentry, it is
   * `https://HOST/api/PROJECT/integration/otlp`, where `HOST` and `PROJECT` are parts of the DSN. Leave out the key of
   * the DSN: the collector reads it from the environment variable `SENTRY_PUBLIC_KEY`.
   *
   * @defaultValue the value of the variable `SENTRY_OTLP_ENDPOINT`, when the collector starts
   */
  readonly endpoint?: string | undefined;
}

/**
 * Thrown if options of `toCollector` are invalid. `issues` has one line for each problem. Each line begins with the
 * option's name.
 */
export class CollectorOptionsError extends IssuesError<string> {
  override readonly name = "CollectorOptionsError";

  constructor(issues: readonly [string, ...string[]]) {
    super("The call of toCollector", issues, issues);
  }
}

const ABOVE_ZERO = expect((value) => Number.isFinite(value) && Number(value) > 0, "a number above 0");
/** Matches a host and a port: `collector-1:4317`, `[::1]:4317` */
const ADDRESS = /^(?:[\w.-]+|\[[\da-f:]+\]):\d{1,5}$/i;
/**
 * Matches a URL, and captures the user before the host and what follows the path: `https://key@host/42?a=1` -> `key@`
 * and `?a=1`
 */
const HTTP_URL = /^https?:\/\/([^/?#@\s]*@)?[^/?#@\s]+(?:\/[^?#\s]*)?([?#]\S*)?$/i;
const ADDRESSES = expect(
  (value): value is readonly unknown[] => Array.isArray(value) && value.length > 0,
  "at least one address",
  each(
    expect((value) => typeof value === "string" && ADDRESS.test(value), "a host and a port, such as collector-1:4317"),
  ),
);
const COLLECTORS: Check = (value, at) =>
  Array.isArray(value)
    ? ADDRESSES(value, at)
    : expect((given) => Number.isInteger(given) && Number(given) > 0, "an integer above 0, or a list of addresses")(
        value,
        at,
      );
const DURATION = expect(
  (value) =>
    (Number.isFinite(value) && Number(value) > 0) || /^(?=.*[1-9])\d{1,6}(?:\.\d{1,3})?m?s$/.test(String(value)),
  'seconds above 0, or a duration such as "500ms"',
);
const POLICIES = fields({ scrubber: () => [], sampler: () => [] }, "field");
const OPTIONS = fields(
  { collectors: COLLECTORS, spansPerTrace: ABOVE_ZERO, decisionWait: DURATION, endpoint: checkEndpoint },
  "option",
);

/**
 * Checks the arguments of `toCollector`, but not the policies themselves.
 *
 * @throws {@link CollectorOptionsError} that lists every problem.
 */
export function checkArguments(policies: CollectorPolicies, options: CollectorOptions = {}): void {
  const problems = [
    ...expect(isPlainObject, "an object, such as { scrubber, sampler }", POLICIES)(policies, "policies"),
    ...expect(isPlainObject, "an object, such as { collectors: 2 }", OPTIONS)(options, "options"),
  ];
  if (problems.length === 0) problems.push(...checkEffect(policies, options));
  const [first, ...rest] = problems.map(({ at, problem }) => `${at}: ${problem}`);
  if (first !== undefined) throw new CollectorOptionsError([first, ...rest]);
}

export function countOf(collectors: number | readonly string[]): number {
  return typeof collectors === "number" ? collectors : collectors.length;
}

/** Returns a problem for each option that would have no effect. */
function checkEffect({ scrubber, sampler }: CollectorPolicies, options: CollectorOptions): readonly Problem[] {
  const { collectors = 1, spansPerTrace, decisionWait } = options;
  const nothing = scrubber === undefined && sampler === undefined;
  const isTier = countOf(collectors) > 1;
  const { tracesPerSecond, errorTracesPerSecond } = sampler?.budget ?? {};
  const hasBudget = tracesPerSecond !== undefined || errorTracesPerSecond !== undefined;
  const unused = (option: string, isGiven: boolean, needs: string): readonly Problem[] =>
    isGiven ? [{ at: `options.${option}`, problem: `has no effect without ${needs}; leave it out` }] : [];
  return [
    ...(nothing ? [{ at: "policies", problem: "expected scrubber, sampler or both" }] : []),
    ...unused("collectors", isTier && sampler === undefined, "a sampler, because any load balancer will do"),
    ...unused("spansPerTrace", spansPerTrace !== undefined && !hasBudget, "a budget of the sampler"),
    ...unused("decisionWait", decisionWait !== undefined && sampler === undefined, "a sampler"),
  ];
}

function checkEndpoint(value: unknown, at: string): readonly Problem[] {
  const fix = "such as https://o1.ingest.sentry.io/api/42/integration/otlp";
  const found = typeof value === "string" ? HTTP_URL.exec(value) : null;
  if (found === null) return [{ at, problem: `expected a URL, ${fix}` }];
  const [, user, rest] = found;
  if (user !== undefined) {
    const problem = `contains a key, as a DSN does; set SENTRY_PUBLIC_KEY to the key, and write a URL without it, ${fix}`;
    return [{ at, problem }];
  }
  return rest === undefined ? [] : [{ at, problem: "expected a URL without a query" }];
}
