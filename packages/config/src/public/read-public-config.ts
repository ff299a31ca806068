import { isRecord } from "@sentry-policy/internal/guards";
import { warnOnce } from "../output/warn.ts";
import type { Parsed } from "../parsers/types.ts";
import { dataCollection } from "../variables/data-collection.ts";
import type { SentryConfig } from "../variables/sentry-options.ts";
import { pageJson } from "./page-json.ts";
import { FIX, isPublicOption, PUBLIC_OPTIONS, parsePublicValue } from "./public-options.ts";

/**
 * Options for `Sentry.init` in a page. Unset options are absent keys, so that the SDK's own defaults apply.
 *
 * The result also contains `sendDefaultPii: false`, and can contain `profileSessionSampleRate`, `profilesSampleRate`,
 * `replaysSessionSampleRate` and `replaysOnErrorSampleRate`. This type does not name them, because the types of some
 * SDKs reject them.
 */
export type PublicSentryConfig = Pick<
  SentryConfig,
  "dsn" | "enabled" | "environment" | "release" | "sampleRate" | "tracesSampleRate" | "dataCollection"
>;

/** Matches words in camel case, each with at most 14 letters. `tunnelUrl` -> true; `a1b2` -> false */
const OPTION_NAME = /^[a-z]{1,14}(?:[A-Z][a-z]{1,13}){0,4}$/;

type Values = Readonly<Record<string, string | number>>;

/**
 * Reads the options for `Sentry.init` from the JSON that `publicConfig` returned on the server. So one build of the
 * client can be used in every environment. As with `sentryConfig`, the SDK collects no personal data by itself.
 *
 * If the JSON is missing or any part of it is invalid, this function logs a warning and returns options that disable
 * Sentry. It never throws.
 *
 * @param source The JSON as a string, or the parsed JSON. Default: the content of
 * `<script type="application/json" id="sentry-config">` or `<meta name="sentry-config">` in the page. In a worker,
 * which has no page, pass the JSON.
 * @example
 * ```ts
 * import * as Sentry from "@sentry/browser";
 * import { readPublicConfig } from "@sentry-policy/config/public";
 *
 * Sentry.init({ ...readPublicConfig() });
 * ```
 */
export function readPublicConfig(source?: string | object | null): PublicSentryConfig {
  const collected = { sendDefaultPii: false, dataCollection: dataCollection(false) };
  const [values, problems] = safeValuesOf(source);
  if (problems.length === 0) return { ...values, ...collected };
  const lines = [
    `Sentry is disabled, because the page's configuration has ${problems.length} problem(s):`,
    ...problems,
  ];
  warnOnce(lines.join("\n- "));
  return { enabled: false, ...collected };
}

function safeValuesOf(source: unknown): readonly [Values, problems: readonly string[]] {
  try {
    return valuesOf(source);
  } catch {
    // The error's message might contain a part of the configuration, so it is not shown.
    return [{}, [`it cannot be read; ${FIX}`]];
  }
}

function valuesOf(source: unknown): readonly [Values, problems: readonly string[]] {
  const parsed = objectOf(source);
  if (!("value" in parsed)) return [{}, [`${parsed.problem}; ${parsed.fix}`]];
  warnAboutUnknown(parsed.value);
  const values: Record<string, string | number> = {};
  const problems: string[] = [];
  for (const option of PUBLIC_OPTIONS) {
    const value = Object.hasOwn(parsed.value, option) ? parsed.value[option] : undefined;
    if (value === undefined && option !== "dsn") continue;
    const checked = parsePublicValue(option, value);
    if (!("value" in checked)) problems.push(`${option}: ${checked.problem}; ${checked.fix}`);
    // An empty DSN is used as it is, because it means that the server disabled Sentry.
    else if (checked.value !== "" || option === "dsn") values[option] = checked.value;
  }
  return [values, problems];
}

function objectOf(source: unknown): Parsed<Readonly<Record<string, unknown>>> {
  const json = source === undefined ? pageJson() : { value: source };
  if (!("value" in json)) return json;
  const parsed = typeof json.value === "string" ? parseJson(json.value) : json;
  if (!("value" in parsed)) return parsed;
  const { value } = parsed;
  return isRecord(value) ? { value } : { problem: "it is not a JSON object", fix: FIX };
}

function parseJson(text: string): Parsed<unknown> {
  try {
    return { value: JSON.parse(text) };
  } catch {
    if (text.trim() === "") return { problem: "it is empty", fix: FIX };
    // Checks whether a template engine has escaped the quotes: `{&quot;dsn&quot;:...}` -> true; `{"dsn":...}` -> false
    if (/&(?:quot|#34);/.test(text)) {
      return { problem: "it contains &quot; instead of quotes", fix: "insert the JSON without escaping it for HTML" };
    }
    return { problem: "it is not valid JSON", fix: FIX };
  }
}

/**
 * Logs a warning about options that `publicConfig` never returns. They do not disable Sentry, because the server might
 * already use a later version of this package, which publishes more options.
 */
function warnAboutUnknown(object: object): void {
  const unknown = Object.keys(object).filter((option) => !isPublicOption(option));
  // An unusual name is not shown, because it might be a misplaced secret: `tunnelUrl` is shown; `a1b2` is hidden.
  const shown = unknown.map((option) => (OPTION_NAME.test(option) ? option : "[name not shown]"));
  if (shown.length > 0) warnOnce(`The page's configuration contains options that are ignored: ${shown.join(", ")}`);
}
