import { BOOLEAN_WORDS, parseFlag } from "../parsers/boolean.ts";
import { parseInteger } from "../parsers/integer.ts";
import { parseRate } from "../parsers/rate.ts";
import type { Parse } from "../parsers/types.ts";
import type { VariableName } from "./values.ts";
import { NAMES, optionOf, type Value, variableOf } from "./variables.ts";

type Explanation = readonly [description: string, example: string, otherwise: string];

/** What each variable does. This is not part of `VARIABLES`, so that apps do not bundle it. */
const EXPLANATIONS: { readonly [Name in VariableName]: Explanation } = Object.freeze({
  SENTRY_DSN: ["where events are sent", "https://<key>@o1.ingest.sentry.io/42", "Sentry is disabled"],
  SENTRY_ENABLED: ["whether anything is sent", "true", "on"],
  SENTRY_ENVIRONMENT: ["name of the environment: at most 64 bytes, no slash", "staging", "the SDK's default"],
  SENTRY_RELEASE: ["name of the release: at most 200 bytes, no slash", "shop@1.4.0", "found by the SDK"],
  SENTRY_DIST: ["a build of the release: at most 64 letters, digits, `_`, `.` and `-`", "42", "none"],
  SENTRY_SAMPLE_RATE: ["share of errors that are sent, 0 to 1", "1", "all"],
  SENTRY_TRACES_SAMPLE_RATE: ["share of traces that are recorded, 0 to 1", "0.1", "tracing is off"],
  SENTRY_TRACE_LIFECYCLE: ["`static` or `stream`", "stream", "v10 `static`, v11 `stream`"],
  SENTRY_TRACE_PROPAGATION_TARGETS: [
    "hosts that get trace headers: strings and `/patterns/`, separated by commas",
    "localhost, /^https:\\/\\/api\\./",
    "the SDK's default",
  ],
  SENTRY_STRICT_TRACE_CONTINUATION: ["whether to continue only traces of your own organisation", "true", "off"],
  SENTRY_ORG_ID: ["number of the organisation", "1", "taken from the DSN"],
  SENTRY_PROFILE_SESSION_SAMPLE_RATE: ["share of sessions that are profiled, 0 to 1", "0.1", "none"],
  SENTRY_PROFILE_LIFECYCLE: ["`manual` or `trace`", "trace", "`manual`"],
  SENTRY_PROFILES_SAMPLE_RATE: ["share of transactions that are profiled, 0 to 1 (v10)", "0.1", "none"],
  SENTRY_REPLAYS_SESSION_SAMPLE_RATE: ["share of sessions that are replayed, 0 to 1 (browsers)", "0.1", "none"],
  SENTRY_REPLAYS_ON_ERROR_SAMPLE_RATE: [
    "share of sessions with an error that are replayed, 0 to 1 (browsers)",
    "1",
    "none",
  ],
  SENTRY_ENABLE_LOGS: ["whether logs are sent (v10; v11 always sends them)", "true", "on (off in early v10)"],
  SENTRY_DEBUG: ["whether the SDK prints its own log", "false", "off"],
  SENTRY_SPOTLIGHT: ["whether to send to Spotlight, or the URL of its sidecar (Node)", "true", "off"],
  SENTRY_TUNNEL: ["your own path or URL through which events are sent", "/tunnel", "none"],
  SENTRY_NAME: ["name of the server", "web-1", "the host name"],
  SENTRY_IGNORE_ERRORS: [
    "errors that are not sent, by message: strings and `/patterns/`, separated by commas",
    "AbortError, /^Network/",
    "none",
  ],
  SENTRY_MAX_BREADCRUMBS: ["maximum number of breadcrumbs", "50", "100"],
  SENTRY_MAX_VALUE_LENGTH: ["maximum length of a string", "1000", "not truncated"],
  SENTRY_NORMALIZE_DEPTH: ["maximum depth of nested objects", "5", "3"],
  SENTRY_ATTACH_STACKTRACE: ["whether messages get stack traces too", "true", "v10 off, v11 on"],
  SENTRY_SHUTDOWN_TIMEOUT: [
    "milliseconds to send remaining data at shutdown (Node); the SDK treats 0 as unset",
    "2000",
    "2000",
  ],
  SENTRY_SEND_DEFAULT_PII: ["whether the SDK collects personal data by itself", "false", "not collected"],
  SENTRY_DATA_USER_INFO: ["whether to collect the user and the IP address", "false", "same as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_COOKIES: ["whether to collect cookies", "false", "all but personal ones"],
  SENTRY_DATA_HTTP_HEADERS: ["whether to collect HTTP headers", "false", "all but personal ones"],
  SENTRY_DATA_HTTP_BODIES: ["whether to collect HTTP bodies", "false", "same as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_URL_QUERY_PARAMS: ["whether to collect query parameters of URLs", "false", "all but personal ones"],
  SENTRY_DATA_GRAPHQL: ["whether to collect GraphQL documents and variables", "false", "collected"],
  SENTRY_DATA_GEN_AI: [
    "whether to collect inputs and outputs of AI models",
    "false",
    "same as SENTRY_SEND_DEFAULT_PII",
  ],
  SENTRY_DATA_MCP: ["whether to collect inputs and outputs of MCP calls", "false", "same as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_DATABASE_QUERY_DATA: [
    "whether to collect parameters of database queries",
    "false",
    "same as SENTRY_SEND_DEFAULT_PII",
  ],
  SENTRY_DATA_QUEUES: ["whether to collect messages of queues", "false", "same as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_STACK_FRAME_VARIABLES: ["whether to collect local variables in stack frames", "false", "collected"],
  SENTRY_DATA_FRAME_CONTEXT_LINES: ["number of source lines around each stack frame", "0", "7"],
});

/** Returns the README's table of variables. */
export function variablesTable(): string {
  const rows = NAMES.map((name) => {
    const [description, example, otherwise] = EXPLANATIONS[name];
    return `| \`${name}\` | \`${optionOf(name)}\` | ${description} | \`${example}\` | ${otherwise} |`;
  });
  return ["| variable | option | meaning | example | unset |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** Returns the content of `.env.example`: an explanation of each variable, and a commented-out line that sets it. */
export function exampleEnv(): string {
  return NAMES.map((name) => {
    const [description, example, otherwise] = EXPLANATIONS[name];
    return `# ${plain(description)}. Unset: ${plain(otherwise)}.\n# ${name}=${example}\n`;
  }).join("\n");
}

/**
 * A JSON Schema pattern for each parser. It must match everything that the parser accepts, and may match more. The
 * pattern for a rate: `0.1` and `1e-3` -> true; `10` -> false
 */
const PATTERNS: ReadonlyMap<Parse<Value>, string> = new Map<Parse<Value>, string>([
  [parseRate, "0*[01]?(?:\\.\\d*)?|[\\d.]+[eE][+-]?\\d+"],
  [parseInteger, "\\d{1,9}"],
  [parseFlag, BOOLEAN_WORDS.map(inAnyCase).join("|")],
]);

/** Returns a pattern that matches a word in any case. `on` -> `[oO][nN]` */
function inAnyCase(word: string): string {
  return word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** Returns a JSON Schema of the variables, for editors and CI pipelines. Every value is a string, and may be blank. */
export function jsonSchema(): object {
  const properties = NAMES.map((name) => {
    const [description, example] = EXPLANATIONS[name];
    const pattern = PATTERNS.get(variableOf(name).parse);
    const constraint = pattern === undefined ? {} : { pattern: `^\\s*(?:${pattern})?\\s*$` };
    return [name, { type: "string", ...constraint, description: plain(description), examples: [example] }] as const;
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Sentry's environment variables",
    type: "object",
    properties: Object.fromEntries(properties),
  };
}

/** Removes backticks, because only the README renders them. */
function plain(text: string): string {
  return text.replaceAll("`", "");
}
