import { parseFlag } from "../parsers/boolean.ts";
import { parseDsn } from "../parsers/dsn.ts";
import { parseChoice } from "../parsers/enum.ts";
import { parseInteger } from "../parsers/integer.ts";
import { parseList } from "../parsers/list.ts";
import { parseRate } from "../parsers/rate.ts";
import { parseDist, parseEnvironment, parseRelease, parseText } from "../parsers/release.ts";
import type { Parse } from "../parsers/types.ts";
import { parseOrgId, parseSpotlight, parseTunnel } from "../parsers/url.ts";
import type { VariableName, VariableValues } from "./values.ts";

/** A parsed value of any variable. */
export type Value = string | number | boolean | (string | RegExp)[];

interface Variable<T = Value> {
  /**
   * The option that the variable sets. Absent if the option's name follows from the variable's name, as `dsn` follows
   * from `SENTRY_DSN`.
   */
  readonly option?: string;
  readonly parse: Parse<T>;
  /**
   * The option's value if the variable is invalid, or if it is blank but an SDK would use the blank value (see
   * `fallbackFor`). `defaults` override this value.
   */
  readonly neutral?: T;
  /** The option's value if the variable is invalid and `onInvalid` is `"warn"`. Default: `neutral`. */
  readonly refused?: T;
}

/** A variable that turns the collection of data on or off. An invalid value counts as `false`, so that less is sent. */
const PRIVACY_SWITCH = { parse: parseFlag, refused: false } as const;

/** How each variable is parsed, and which option it sets. Explanations are in `docs.ts`. */
export const VARIABLES = {
  SENTRY_DSN: { parse: parseDsn, neutral: "" },
  SENTRY_ENABLED: { parse: parseFlag },
  SENTRY_ENVIRONMENT: { parse: parseEnvironment },
  SENTRY_RELEASE: { parse: parseRelease, neutral: "" },
  SENTRY_DIST: { parse: parseDist },
  SENTRY_SAMPLE_RATE: { parse: parseRate },
  // This variable has no `neutral` value. With a rate of 0, the app would tell other services not to record their parts
  // of its traces.
  SENTRY_TRACES_SAMPLE_RATE: { parse: parseRate, refused: 0 },
  SENTRY_TRACE_LIFECYCLE: { parse: /* @__PURE__ */ parseChoice("static", "stream") },
  SENTRY_TRACE_PROPAGATION_TARGETS: { parse: parseList },
  SENTRY_STRICT_TRACE_CONTINUATION: { parse: parseFlag },
  SENTRY_ORG_ID: { parse: parseOrgId },
  SENTRY_PROFILE_SESSION_SAMPLE_RATE: { parse: parseRate },
  SENTRY_PROFILE_LIFECYCLE: { parse: /* @__PURE__ */ parseChoice("manual", "trace") },
  SENTRY_PROFILES_SAMPLE_RATE: { parse: parseRate },
  SENTRY_REPLAYS_SESSION_SAMPLE_RATE: { parse: parseRate },
  SENTRY_REPLAYS_ON_ERROR_SAMPLE_RATE: { parse: parseRate },
  SENTRY_ENABLE_LOGS: { parse: parseFlag },
  SENTRY_DEBUG: { parse: parseFlag, neutral: false },
  SENTRY_SPOTLIGHT: { parse: parseSpotlight, neutral: false },
  SENTRY_TUNNEL: { parse: parseTunnel, neutral: "" },
  SENTRY_NAME: { option: "serverName", parse: parseText },
  SENTRY_IGNORE_ERRORS: { parse: parseList },
  SENTRY_MAX_BREADCRUMBS: { parse: parseInteger },
  SENTRY_MAX_VALUE_LENGTH: { parse: parseInteger },
  SENTRY_NORMALIZE_DEPTH: { parse: parseInteger },
  SENTRY_ATTACH_STACKTRACE: { parse: parseFlag },
  SENTRY_SHUTDOWN_TIMEOUT: { parse: parseInteger },
  SENTRY_SEND_DEFAULT_PII: PRIVACY_SWITCH,
  SENTRY_DATA_USER_INFO: PRIVACY_SWITCH,
  SENTRY_DATA_COOKIES: PRIVACY_SWITCH,
  SENTRY_DATA_HTTP_HEADERS: PRIVACY_SWITCH,
  SENTRY_DATA_HTTP_BODIES: PRIVACY_SWITCH,
  SENTRY_DATA_URL_QUERY_PARAMS: PRIVACY_SWITCH,
  SENTRY_DATA_GRAPHQL: { ...PRIVACY_SWITCH, option: "dataCollection.graphQL" },
  SENTRY_DATA_GEN_AI: { ...PRIVACY_SWITCH, option: "dataCollection.genAI" },
  SENTRY_DATA_MCP: PRIVACY_SWITCH,
  SENTRY_DATA_DATABASE_QUERY_DATA: PRIVACY_SWITCH,
  SENTRY_DATA_QUEUES: PRIVACY_SWITCH,
  SENTRY_DATA_STACK_FRAME_VARIABLES: PRIVACY_SWITCH,
  SENTRY_DATA_FRAME_CONTEXT_LINES: { parse: parseInteger, refused: 0 },
} as const satisfies { readonly [Name in VariableName]: Variable<VariableValues[Name]> };

/** Names of all variables, in the order in which tables and errors list them. */
export const NAMES: readonly VariableName[] = /* @__PURE__ */ Object.keys(VARIABLES).filter(isVariable);

export function isVariable(name: string): name is VariableName {
  return Object.hasOwn(VARIABLES, name);
}

/** Returns a variable's entry in `VARIABLES`, with a type that is the same for every variable. */
export function variableOf(name: VariableName): Variable {
  return VARIABLES[name];
}

/** Returns the option that a variable sets. A name with a dot is a field of `dataCollection`. */
export function optionOf(name: VariableName): string {
  // By default, derives the option from the name: `SENTRY_MAX_BREADCRUMBS` -> `maxBreadcrumbs`; `SENTRY_DATA_USER_INFO`
  // -> `dataCollection.userInfo`
  return (
    variableOf(name).option ??
    name
      .replace("SENTRY_", "")
      .toLowerCase()
      .replace(/^data_/, "dataCollection.")
      .replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  );
}
