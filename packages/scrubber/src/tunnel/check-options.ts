import { type Check, each, expect, fields, type Problem } from "@sentry-policy/internal/checks";
import { isFunction, isPlainObject } from "@sentry-policy/internal/guards";
import { type ScrubberPolicy, ScrubberPolicyError } from "../policy/types.ts";
import type { CompiledPolicy } from "../walk/compiled-policy.ts";
import {
  DEFAULT_LIMITS,
  DEFAULT_TIMEOUT_MS,
  type TunnelFetch,
  type TunnelLimits,
  type TunnelOptions,
  TunnelOptionsError,
} from "./options.ts";
import { type Project, parseDsn } from "./project.ts";

/** The checked options of a tunnel, with defaults for missing ones. */
export interface TunnelSetting {
  readonly projects: readonly Project[];
  readonly plan: CompiledPolicy;
  readonly origins: readonly string[];
  readonly limits: TunnelLimits;
  readonly timeoutMs: number;
  readonly clientIp: ((request: Request) => string | undefined) | undefined;
  readonly fetch: TunnelFetch;
}

/** Matches an origin or `*`. Example: it matches `https://shop.example:8443`, but not `https://shop.example/`. */
const ORIGIN = /^(?:\*|[a-z][a-z\d+.-]{0,30}:\/\/[^\s/?#]{1,255})$/;
/** The longest time that a timer can wait, in milliseconds. */
const LONGEST_MS = 2_147_483_647;

const COUNT = expect(
  (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 1,
  "a whole number, at least 1",
);
const FUNCTION = expect(isFunction, "a function");
const ORIGIN_CHECK = expect(
  (value) => typeof value === "string" && ORIGIN.test(value),
  'an origin without a path, such as "https://shop.example", or "*"',
);
const LIMITS: Readonly<Record<keyof TunnelLimits, Check>> = Object.freeze({
  wireBytes: COUNT,
  openedBytes: COUNT,
  items: COUNT,
  inFlight: COUNT,
  totalBytes: COUNT,
});
/** The check of each option. The type requires a check for every option. */
const OPTIONS: Readonly<Record<keyof TunnelOptions, Check>> = Object.freeze({
  dsns: expect(isFilledList, 'a list of DSNs, such as ["https://key@o1.ingest.sentry.io/42"]', checkDsns),
  // The policy is checked when it is compiled.
  policy: () => [],
  origins: expect(Array.isArray, 'a list of origins, such as ["https://shop.example"]', each(ORIGIN_CHECK)),
  limits: expect(isPlainObject, "an object, such as { inFlight: 20 }", fields(LIMITS, "limit")),
  timeoutMs: expect(
    (value) => typeof value === "number" && value >= 1 && value <= LONGEST_MS,
    `a number of milliseconds from 1 to ${LONGEST_MS}`,
  ),
  clientIp: FUNCTION,
  fetch: FUNCTION,
});
const CHECK: Check = expect(
  isPlainObject,
  'an object, such as { dsns: ["https://key@o1.ingest.sentry.io/42"] }',
  fields(OPTIONS, "option", undefined, "dsns"),
);

/**
 * Checks the options of a tunnel, and adds the defaults.
 *
 * @param compile Compiles the policy. Throws a `ScrubberPolicyError` if the policy is not valid.
 * @throws {@link TunnelOptionsError} if the options or the policy are not valid. The error lists all problems.
 */
export function checkedOptions(
  options: TunnelOptions,
  compile: (policy?: ScrubberPolicy) => CompiledPolicy,
): TunnelSetting {
  const issues = CHECK(options, "").map(({ at, problem }) => (at === "" ? problem : `${at.slice(1)}: ${problem}`));
  const { dsns, policy, origins = [], timeoutMs = DEFAULT_TIMEOUT_MS, clientIp }: TunnelOptions = Object(options);
  const plan = compileOrList(policy, compile, issues);
  if (plan?.hidesIp === true && clientIp !== undefined)
    issues.push("clientIp: the policy redacts IP addresses; remove clientIp, or set policy.scrubIpAddresses to false");
  const limits = withDefaults(options?.limits);
  if (issues.length === 0 && limits.totalBytes < limits.wireBytes + limits.openedBytes)
    issues.push(
      `limits.totalBytes: expected at least wireBytes + openedBytes (${limits.wireBytes + limits.openedBytes})`,
    );
  const [first, ...rest] = issues;
  if (first !== undefined || plan === undefined)
    throw new TunnelOptionsError([first ?? "the policy is not valid", ...rest]);
  return {
    projects: dsns.map(parseDsn).filter((project) => typeof project !== "string"),
    plan,
    origins,
    limits,
    timeoutMs,
    clientIp,
    fetch: options.fetch ?? ((url, init) => fetch(url, init)),
  };
}

/** Compiles the policy. If the policy is not valid, adds its problems to `issues`. */
function compileOrList(
  policy: ScrubberPolicy | undefined,
  compile: (policy?: ScrubberPolicy) => CompiledPolicy,
  issues: string[],
): CompiledPolicy | undefined {
  try {
    return compile(policy);
  } catch (error) {
    if (!(error instanceof ScrubberPolicyError)) throw error;
    for (const issue of error.issues) issues.push(`policy.${issue}`);
    return undefined;
  }
}

function withDefaults(limits: TunnelOptions["limits"]): TunnelLimits {
  const given = Object.entries(Object(limits)).filter(([, limit]) => limit !== undefined);
  return { ...DEFAULT_LIMITS, ...Object.fromEntries(given) };
}

function isFilledList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

function checkDsns(dsns: readonly unknown[], at: string): readonly Problem[] {
  const names = new Map<string, number>();
  return [...dsns].flatMap((dsn, index) => {
    const project = parseDsn(dsn);
    if (typeof project === "string")
      return [
        { at: `${at}[${index}]`, problem: `expected a DSN, such as https://key@o1.ingest.sentry.io/42; ${project}` },
      ];
    const name = `${project.publicKey}/${project.projectId}`;
    const earlier = names.get(name);
    names.set(name, earlier ?? index);
    return earlier === undefined
      ? []
      : [{ at: `${at}[${index}]`, problem: `has the same key and project as ${at.slice(1)}[${earlier}]; remove one` }];
  });
}
