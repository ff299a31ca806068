import { parseFlag, WORDS } from "../parsers/boolean.ts";
import { parseInteger } from "../parsers/integer.ts";
import { parseRate } from "../parsers/rate.ts";
import type { Parse } from "../parsers/types.ts";
import type { VariableName } from "./values.ts";
import { NAMES, optionOf, type Value, variableOf } from "./variables.ts";

type Explanation = readonly [description: string, example: string, otherwise: string];

/** Explanations of the variables, kept apart from `VARIABLES` so that apps do not bundle them. */
const EXPLANATIONS: { readonly [Name in VariableName]: Explanation } = Object.freeze({
  SENTRY_DSN: ["where events go", "https://<key>@o1.ingest.sentry.io/42", "Sentry is disabled"],
  SENTRY_ENABLED: ["send at all", "true", "on"],
  SENTRY_ENVIRONMENT: ["at most 64 bytes, no slash", "staging", "the SDK's"],
  SENTRY_RELEASE: ["at most 200 bytes, no slash", "shop@1.4.0", "found by the SDK"],
  SENTRY_DIST: ["a build of the release: at most 64 letters, digits, `_`, `.` and `-`", "42", "none"],
  SENTRY_SAMPLE_RATE: ["errors sent, 0 to 1", "1", "all"],
  SENTRY_TRACES_SAMPLE_RATE: ["traces recorded, 0 to 1", "0.1", "tracing is off"],
  SENTRY_TRACE_LIFECYCLE: ["`static` or `stream`", "stream", "v10 `static`, v11 `stream`"],
  SENTRY_TRACE_PROPAGATION_TARGETS: [
    "hosts that get trace headers: texts and `/patterns/`, with commas",
    "localhost, /^https:\\/\\/api\\./",
    "the SDK's",
  ],
  SENTRY_STRICT_TRACE_CONTINUATION: ["continue only traces of one's own organisation", "true", "off"],
  SENTRY_ORG_ID: ["the organisation, in digits", "1", "from the DSN"],
  SENTRY_PROFILE_SESSION_SAMPLE_RATE: ["sessions profiled, 0 to 1", "0.1", "none"],
  SENTRY_PROFILE_LIFECYCLE: ["`manual` or `trace`", "trace", "`manual`"],
  SENTRY_PROFILES_SAMPLE_RATE: ["transactions profiled, 0 to 1 (v10)", "0.1", "none"],
  SENTRY_REPLAYS_SESSION_SAMPLE_RATE: ["sessions replayed, 0 to 1 (browsers)", "0.1", "none"],
  SENTRY_REPLAYS_ON_ERROR_SAMPLE_RATE: ["sessions with an error replayed, 0 to 1 (browsers)", "1", "none"],
  SENTRY_ENABLE_LOGS: ["logs (v10; v11 always sends them)", "true", "on (off in early v10)"],
  SENTRY_DEBUG: ["the SDK's own log", "false", "off"],
  SENTRY_SPOTLIGHT: ["Spotlight, or its sidecar's address (Node)", "true", "off"],
  SENTRY_TUNNEL: ["an address of one's own to send through", "/tunnel", "none"],
  SENTRY_NAME: ["the server's name (`serverName`)", "web-1", "the host name"],
  SENTRY_IGNORE_ERRORS: [
    "messages that are not sent: texts and `/patterns/`, with commas",
    "AbortError, /^Network/",
    "none",
  ],
  SENTRY_MAX_BREADCRUMBS: ["how many are kept", "50", "100"],
  SENTRY_MAX_VALUE_LENGTH: ["characters of one text", "1000", "not cut"],
  SENTRY_NORMALIZE_DEPTH: ["levels of objects inside each other", "5", "3"],
  SENTRY_ATTACH_STACKTRACE: ["stacks on messages as well", "true", "v10 off, v11 on"],
  SENTRY_SHUTDOWN_TIMEOUT: ["milliseconds to send what is left (Node); to the SDK 0 is unset", "2000", "2000"],
  SENTRY_SEND_DEFAULT_PII: ["personal data that the SDK collects by itself", "false", "not collected"],
  SENTRY_DATA_USER_INFO: ["user and address", "false", "as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_COOKIES: ["cookies", "false", "without personal ones"],
  SENTRY_DATA_HTTP_HEADERS: ["headers", "false", "without personal ones"],
  SENTRY_DATA_HTTP_BODIES: ["bodies", "false", "as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_URL_QUERY_PARAMS: ["query parameters", "false", "without personal ones"],
  SENTRY_DATA_GRAPHQL: ["documents and variables", "false", "collected"],
  SENTRY_DATA_GEN_AI: ["inputs and outputs", "false", "as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_MCP: ["inputs and outputs", "false", "as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_DATABASE_QUERY_DATA: ["queries' parameters", "false", "as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_QUEUES: ["messages", "false", "as SENTRY_SEND_DEFAULT_PII"],
  SENTRY_DATA_STACK_FRAME_VARIABLES: ["local variables", "false", "collected"],
  SENTRY_DATA_FRAME_CONTEXT_LINES: ["lines of source around a frame", "0", "7"],
});

/** Returns the README's table of variables. */
export function variablesTable(): string {
  const rows = NAMES.map((name) => {
    const [description, example, otherwise] = EXPLANATIONS[name];
    return `| \`${name}\` | \`${optionOf(name)}\` | ${description} | \`${example}\` | ${otherwise} |`;
  });
  return ["| variable | option | meaning | example | unset |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

/** Returns a fresh `.env.example`: every variable, commented out, with its meaning. */
export function exampleEnv(): string {
  return NAMES.map((name) => {
    const [description, example, otherwise] = EXPLANATIONS[name];
    return `# ${plain(description)}. Unset: ${plain(otherwise)}.\n# ${name}=${example}\n`;
  }).join("\n");
}

/**
 * JSON Schema patterns by parser, never stricter than the parser.
 * The pattern for a rate: `0.1`, `1e-3` -> true, `10` -> false
 */
const PATTERNS: ReadonlyMap<Parse<Value>, string> = new Map<Parse<Value>, string>([
  [parseRate, "0*[01]?(?:\\.\\d*)?|[\\d.]+[eE][+-]?\\d+"],
  [parseInteger, "\\d{1,9}"],
  [parseFlag, WORDS.map(inAnyCase).join("|")],
]);

/** Returns a pattern that matches a word in any case. `on` -> `[oO][nN]` */
function inAnyCase(word: string): string {
  return word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

/** Returns a JSON Schema of the variables, for editors and pipelines. Every value is a string, and can be blank. */
export function jsonSchema(): object {
  const properties = NAMES.map((name) => {
    const [description, example] = EXPLANATIONS[name];
    const pattern = PATTERNS.get(variableOf(name).parse);
    const form = pattern === undefined ? {} : { pattern: `^\\s*(?:${pattern})?\\s*$` };
    return [name, { type: "string", ...form, description: plain(description), examples: [example] }] as const;
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Sentry's environment variables",
    type: "object",
    properties: Object.fromEntries(properties),
  };
}

/** Removes the backticks, which are meant for the README. */
function plain(text: string): string {
  return text.replaceAll("`", "");
}
