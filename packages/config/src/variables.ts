import { parseDsn } from "./dsn.ts";
import { parseFlag } from "./flag.ts";
import { parseEnvironment, parseRelease } from "./names.ts";
import { parseRate } from "./rate.ts";

/** What runs: how each variable is read, and the option that it sets. What explains them stands in `explain.ts`. */
export const VARIABLES = Object.freeze({
  SENTRY_DSN: { option: "dsn", parse: parseDsn },
  SENTRY_ENVIRONMENT: { option: "environment", parse: parseEnvironment },
  SENTRY_RELEASE: { option: "release", parse: parseRelease },
  SENTRY_SAMPLE_RATE: { option: "sampleRate", parse: parseRate },
  SENTRY_TRACES_SAMPLE_RATE: { option: "tracesSampleRate", parse: parseRate },
  SENTRY_DEBUG: { option: "debug", parse: parseFlag },
  SENTRY_SEND_DEFAULT_PII: { option: "sendDefaultPii", parse: parseFlag },
} as const);

export type VariableName = keyof typeof VARIABLES;

/** The variables in the order of every table and error. */
export const NAMES = Object.freeze([
  "SENTRY_DSN",
  "SENTRY_ENVIRONMENT",
  "SENTRY_RELEASE",
  "SENTRY_SAMPLE_RATE",
  "SENTRY_TRACES_SAMPLE_RATE",
  "SENTRY_DEBUG",
  "SENTRY_SEND_DEFAULT_PII",
] as const satisfies readonly VariableName[]);
