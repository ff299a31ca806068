import { describeIssues, SentryConfigError } from "./issue.ts";
import { type ConfigOptions, checkOptions } from "./options.ts";
import { type DataCollection, dataCollection } from "./privacy.ts";
import { ambientEnv, type Env, type Read, read } from "./read.ts";
import { sayOnce } from "./say.ts";
import { NAMES, optionOf, variableOf } from "./variables.ts";

/**
 * Options for `Sentry.init`. Absent values are absent keys, so that the SDK's own defaults apply.
 *
 * It may also hold `sendDefaultPii`, `enableLogs`, `shutdownTimeout`, `profilesSampleRate`, `profileSessionSampleRate`,
 * `profileLifecycle`, `replaysSessionSampleRate` and `replaysOnErrorSampleRate`. The type does not name them, for the
 * types of some SDK refuse each.
 */
export interface SentryConfig {
  dsn?: string;
  enabled?: boolean;
  environment?: string;
  release?: string;
  dist?: string;
  /** Probability with which an error event is sent, 0 to 1. */
  sampleRate?: number;
  /** Probability with which a trace is recorded, 0 to 1. */
  tracesSampleRate?: number;
  traceLifecycle?: "static" | "stream";
  tracePropagationTargets?: (string | RegExp)[];
  strictTraceContinuation?: boolean;
  orgId?: `${number}`;
  debug?: boolean;
  tunnel?: string;
  ignoreErrors?: (string | RegExp)[];
  maxBreadcrumbs?: number;
  /** Characters of one text. */
  maxValueLength?: number;
  normalizeDepth?: number;
  attachStacktrace?: boolean;
  /** What the SDK collects by itself. */
  dataCollection: DataCollection;
}

/**
 * Options for `Sentry.init` from the environment, checked: what it cannot mean is said, all at once, and no message
 * holds a secret. Without a DSN, here or in code, Sentry is disabled, and that is said once. Unless
 * `SENTRY_SEND_DEFAULT_PII` says true, the SDK collects no personal data by itself.
 *
 * Options that you write after the spread win over the environment, the environment over `defaults`, and those over the
 * SDK's own.
 *
 * @param env Default: `process.env`, read at the call. It is never changed.
 * @throws {@link SentryConfigError} that lists every problem, unless `onInvalid` is `"warn"`.
 */
export function sentryConfig(env: Env = ambientEnv(), options: ConfigOptions = {}): SentryConfig {
  const checked = checkOptions(env, options);
  const found = read(env, checked);
  const { issues, hints } = found;
  const [first, ...rest] = issues;
  if (first !== undefined) {
    if (checked.onInvalid === "throw") throw new SentryConfigError([first, ...rest]);
    sayOnce(describeIssues(issues));
  }
  for (const { variable, problem, mend } of hints) sayOnce(`${variable} ${problem}; ${mend}`);

  const defaults = checked.defaults[found.environment] ?? checked.defaults["_"] ?? {};
  const { sendDefaultPii = defaults["sendDefaultPii"] ?? false, ...fromEnv } = optionsIn(found, "");
  const config = {
    ...withoutUndefined(defaults),
    ...(found.isNamed && options.environment !== undefined ? { environment: found.environment } : {}),
    ...fromEnv,
    sendDefaultPii,
    dataCollection: {
      ...dataCollection(sendDefaultPii === true),
      ...Object(defaults["dataCollection"]),
      ...switchesIn(found),
    },
  };
  if (!("dsn" in config)) sayOnce("SENTRY_DSN is not set: unless the code gives a dsn, Sentry is disabled.");
  return config;
}

const DATA = "dataCollection.";

/** What the variables set, by option; of `dataCollection` its fields. */
function optionsIn({ values, sources }: Read, within: "" | typeof DATA): Readonly<Record<string, unknown>> {
  const entries = NAMES.flatMap((name) => {
    const option = optionOf(name);
    const value = values[name] ?? (sources.has(name) ? variableOf(name).refused : undefined);
    const isWithin = option.startsWith(DATA) === (within === DATA);
    return value === undefined || !isWithin ? [] : [[option.slice(within.length), value] as const];
  });
  return Object.fromEntries(entries);
}

/** A switch says yes or no for a field whatever the field is made of. */
function switchesIn(found: Read): Readonly<Record<string, unknown>> {
  const all: Readonly<Record<string, unknown>> = { ...dataCollection(true) };
  return Object.fromEntries(
    Object.entries(optionsIn(found, DATA)).map(([field, value]) => [field, switched(all[field], value)]),
  );
}

function switched(whole: unknown, value: unknown): unknown {
  if (typeof value !== "boolean" || typeof whole !== "object" || whole === null) return value;
  if (Array.isArray(whole)) return value ? whole : [];
  return Object.fromEntries(Object.keys(whole).map((field) => [field, value]));
}

function withoutUndefined(options: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
