/** The type of each variable's parsed value. */
export interface VariableValues {
  readonly SENTRY_DSN: string;
  readonly SENTRY_ENABLED: boolean;
  readonly SENTRY_ENVIRONMENT: string;
  readonly SENTRY_RELEASE: string;
  readonly SENTRY_DIST: string;
  readonly SENTRY_SAMPLE_RATE: number;
  readonly SENTRY_TRACES_SAMPLE_RATE: number;
  readonly SENTRY_TRACE_LIFECYCLE: "static" | "stream";
  readonly SENTRY_TRACE_PROPAGATION_TARGETS: (string | RegExp)[];
  readonly SENTRY_STRICT_TRACE_CONTINUATION: boolean;
  readonly SENTRY_ORG_ID: `${number}`;
  readonly SENTRY_PROFILE_SESSION_SAMPLE_RATE: number;
  readonly SENTRY_PROFILE_LIFECYCLE: "manual" | "trace";
  readonly SENTRY_PROFILES_SAMPLE_RATE: number;
  readonly SENTRY_REPLAYS_SESSION_SAMPLE_RATE: number;
  readonly SENTRY_REPLAYS_ON_ERROR_SAMPLE_RATE: number;
  readonly SENTRY_ENABLE_LOGS: boolean;
  readonly SENTRY_DEBUG: boolean;
  readonly SENTRY_SPOTLIGHT: boolean | string;
  readonly SENTRY_TUNNEL: string;
  readonly SENTRY_NAME: string;
  readonly SENTRY_IGNORE_ERRORS: (string | RegExp)[];
  readonly SENTRY_MAX_BREADCRUMBS: number;
  readonly SENTRY_MAX_VALUE_LENGTH: number;
  readonly SENTRY_NORMALIZE_DEPTH: number;
  readonly SENTRY_ATTACH_STACKTRACE: boolean;
  readonly SENTRY_SHUTDOWN_TIMEOUT: number;
  readonly SENTRY_SEND_DEFAULT_PII: boolean;
  readonly SENTRY_DATA_USER_INFO: boolean;
  readonly SENTRY_DATA_COOKIES: boolean;
  readonly SENTRY_DATA_HTTP_HEADERS: boolean;
  readonly SENTRY_DATA_HTTP_BODIES: boolean;
  readonly SENTRY_DATA_URL_QUERY_PARAMS: boolean;
  readonly SENTRY_DATA_GRAPHQL: boolean;
  readonly SENTRY_DATA_GEN_AI: boolean;
  readonly SENTRY_DATA_MCP: boolean;
  readonly SENTRY_DATA_DATABASE_QUERY_DATA: boolean;
  readonly SENTRY_DATA_QUEUES: boolean;
  readonly SENTRY_DATA_STACK_FRAME_VARIABLES: boolean;
  readonly SENTRY_DATA_FRAME_CONTEXT_LINES: number;
}

export type VariableName = keyof VariableValues;
