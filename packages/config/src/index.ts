export { type ConfigDescription, type ConfigRow, describeConfig } from "./describe.ts";
export type { Env } from "./env.ts";
export { type ConfigIssue, SentryConfigError } from "./issue.ts";
export type { ConfigOptions } from "./options.ts";
export type { DataCollection } from "./privacy.ts";
export { sentryEnv } from "./schema.ts";
export { type SentryConfig, sentryConfig } from "./sentry-config.ts";
