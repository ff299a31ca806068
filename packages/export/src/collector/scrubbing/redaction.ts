import type { RedactionMethod, ScrubberPolicy } from "@sentry-policy/scrubber";
import type { ActiveRules } from "@sentry-policy/scrubber/rules";
import { escapeDollars } from "../pipeline/escape.ts";
import type { JsonObject } from "../pipeline/json.ts";
import { variable } from "../pipeline/variable.ts";
import { escapeRegex } from "../sampling/glob-pattern.ts";
import { type AttributeNames, harmlessNames, type NameGroup, type NameRule } from "./attribute-names.ts";
import { formOf, harmlessValues } from "./harmless-values.ts";
import { MASK } from "./replacement.ts";
import { safeValuePatterns } from "./safe-values.ts";

/** The settings for hashes. The collector requires a key of at least 32 bytes. */
const HASH: JsonObject = { hash_function: "hmac-sha256", hmac_key: variable("SENTRY_POLICY_HASH_KEY") };
/**
 * Attributes of OpenTelemetry's conventions that only look sensitive, such as ids of telemetry sessions and counts of
 * tokens.
 */
const TELEMETRY_NAMES: readonly string[] = Object.freeze([
  "^(?:mcp\\.)?session\\.(?:previous_)?id$",
  "^process\\.session_leader\\.",
  "^gen_ai\\.(?:usage\\.|token\\.|response\\.time_to_first_token$)",
  "^messaging\\.rabbitmq\\.destination\\.routing_key$",
  "^mcp\\.progress\\.token$",
  "^aspnetcore\\.identity\\.token_",
  "^aws\\.secretsmanager\\.secret\\.arn$",
]);
/** Matches the names of attributes that contain bound parameters of database queries: `db.query.parameter.0` */
const BOUND_VALUES = "^db\\.(?:query|operation)\\.parameter\\.";
/**
 * The settings of a processor that replaces values in SQL queries, including those in names of spans: `age > 42` ->
 * `age > ?`
 */
const SQL: JsonObject = {
  allow_all_keys: true,
  redact_all_types: true,
  summary: "silent",
  blocked_key_patterns: [BOUND_VALUES],
  db_sanitizer: {
    sql: { enabled: true, attributes: ["db.query.text", "db.statement"] },
    sanitize_span_name: true,
  },
};

/**
 * Returns the processors that redact attributes because of their names. A processor has only one replacement and one
 * list of exceptions. So names are divided among processors by the form of their secrets, and by whether values are
 * hashed.
 *
 * @param hashedValues Expressions for secrets in values that are replaced with a hash.
 */
export function redactionProcessors(
  policy: ScrubberPolicy,
  active: ActiveRules,
  names: AttributeNames,
  hashedValues: readonly string[],
): Readonly<Record<string, JsonObject>> {
  const processors = new Map<string, JsonObject>();
  if (hashedValues.length > 0)
    processors.set("own_hash", settingsFor([], hashedValues, exceptionsFor("own", [], policy, active, names)));
  for (const first of names.rules) {
    const id = processorOf(first, active);
    const rules = names.rules.filter((each) => processorOf(each, active) === id);
    const exceptions = exceptionsFor(first.group, harmlessValues(formOf(first.rule)), policy, active, names);
    processors.set(id, settingsFor(rules, id === "own_hash" ? hashedValues : [], exceptions));
  }
  return Object.fromEntries([
    ...[...processors].map(([id, settings]) => [
      `redaction/${id}`,
      { ...escapeDollars(settings), ...(id.endsWith("_hash") ? HASH : {}) },
    ]),
    ...(policy.sql === "parameterize" ? [["redaction/sql", SQL] as const] : []),
  ]);
}

/** Returns the last part of the name of the processor for a rule: `own`, `phone`, `secret_always`, `password_hash` */
function processorOf({ rule, group }: NameRule, active: ActiveRules): string {
  const form = group === "own" ? group : formOf(rule);
  const always = group === "always" ? "_always" : "";
  return `${form}${always}${isHash(active.redactionOf(rule)) ? "_hash" : ""}`;
}

function settingsFor(rules: readonly NameRule[], values: readonly string[], exceptions: JsonObject): JsonObject {
  return {
    allow_all_keys: true,
    // Redacts numbers and lists too, because a password can be a number.
    redact_all_types: true,
    summary: "silent",
    blocked_key_patterns: rules.flatMap(({ patterns }) => patterns),
    ...(values.length === 0 ? {} : { blocked_values: values }),
    ...exceptions,
  };
}

function exceptionsFor(
  group: NameGroup,
  harmless: readonly string[],
  { safeValues = [] }: ScrubberPolicy,
  active: ActiveRules,
  { safe }: AttributeNames,
): JsonObject {
  if (group === "own") return { ignored_key_patterns: safe, allowed_values: [redactedText(active)] };
  // Names of telemetry attributes (`session.id`) and names with a harmless ending (`credentials.type`) can look like
  // names of secrets, but not like names of personal data.
  const telemetry = group === "personal" ? [] : TELEMETRY_NAMES;
  return {
    ignored_key_patterns: [...safe, ...telemetry, ...(group === "secret" ? harmlessNames() : [])],
    allowed_values: [redactedText(active), ...harmless, ...safeValuePatterns(safeValues)],
  };
}

export function isHash(method: RedactionMethod): boolean {
  return typeof method === "object" && method.method === "hash";
}

/**
 * Returns an expression for values that are already redacted, such as `[email]`. They are not redacted again, because
 * they say more than `****`.
 */
function redactedText({ detectors, patterns }: ActiveRules): string {
  const texts = new Set(["[Filtered]", MASK, ...[...detectors, ...patterns].map(({ replacement }) => replacement)]);
  return `^(?:${[...texts].map(escapeRegex).join("|")})?$`;
}
