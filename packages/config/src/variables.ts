import { parseDsn } from "./dsn.ts";
import { parseFlag } from "./flag.ts";
import { parseEnvironment, parseRelease } from "./names.ts";
import { parseRate } from "./rate.ts";

/**
 * What runs: how each variable is read, and the option that it sets. What explains them stands in `explain.ts`.
 *
 * `refused` is what a refused value becomes under `onInvalid: "warn"`, where the SDK would else read the variable itself
 * (@sentry/node does) and print the DSN with its key, or take 10 for a rate and any word for true.
 */
export const VARIABLES = Object.freeze({
  SENTRY_DSN: { option: "dsn", parse: parseDsn, refused: "" },
  SENTRY_ENVIRONMENT: { option: "environment", parse: parseEnvironment, refused: undefined },
  SENTRY_RELEASE: { option: "release", parse: parseRelease, refused: undefined },
  SENTRY_SAMPLE_RATE: { option: "sampleRate", parse: parseRate, refused: undefined },
  SENTRY_TRACES_SAMPLE_RATE: { option: "tracesSampleRate", parse: parseRate, refused: 0 },
  SENTRY_DEBUG: { option: "debug", parse: parseFlag, refused: false },
  SENTRY_SEND_DEFAULT_PII: { option: "sendDefaultPii", parse: parseFlag, refused: undefined },
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
