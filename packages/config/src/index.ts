export type { ConfigOptions } from "./checks/options.ts";
export { type ConfigDescription, type ConfigRow, describeConfig } from "./describe.ts";
export { type ConfigIssue, SentryConfigError } from "./output/issue.ts";
export { publicConfig } from "./public-config.ts";
export { sentryEnv } from "./schema.ts";
export { sentryConfig } from "./sentry-config.ts";
export type { DataCollection } from "./variables/data-collection.ts";
export type { Env } from "./variables/env.ts";
export type { SentryConfig } from "./variables/sentry-options.ts";
