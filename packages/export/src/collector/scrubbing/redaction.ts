import type { RedactionMethod, ScrubberPolicy } from "@sentry-policy/scrubber";
import type { ActiveRules } from "@sentry-policy/scrubber/rules";
import { escapeDollars } from "../pipeline/escape.ts";
import type { JsonObject } from "../pipeline/json.ts";
import { variable } from "../pipeline/variable.ts";
import { escapeRegex } from "../sampling/glob-pattern.ts";
import { type AttributeNames, harmlessNames, type NameGroup } from "./attribute-names.ts";
import { MASK } from "./replacement.ts";
import { safeValuePatterns } from "./safe-values.ts";

/** The settings for hashes. If the key has fewer than 32 bytes, the collector does not start. */
const HASH: JsonObject = { hash_function: "hmac-sha256", hmac_key: variable("SENTRY_POLICY_HASH_KEY") };
/**
 * Attributes of OpenTelemetry's conventions that look sensitive, but are not. Examples are the ids of telemetry
 * sessions and the counts of tokens.
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
/** Matches values that are never secrets, even in an attribute with a sensitive name: `true`, `disabled` */
const ANSWERS = "^(?i:true|false|yes|no|on|off|none|null|enabled|disabled|required|optional)$";
/** Matches the names of attributes that contain bound parameters of database queries: `db.query.parameter.0` */
const BOUND_VALUES = "^db\\.(?:query|operation)\\.parameter\\.";
/**
 * The settings of a processor that replaces the values in SQL queries, and in the names of spans for queries:
 * `age > 42` -> `age > ?`
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

const GROUPS: readonly NameGroup[] = ["own", "personal", "secret"];

/**
 * Returns the processors that redact attributes because of their names. A processor has only one replacement and one
 * list of exceptions. So each group of names has a processor of its own, and a second one for names whose values are
 * hashed.
 *
 * @param hashedValues Expressions for secrets that are found in values and replaced with a hash.
 */
export function redactionProcessors(
  policy: ScrubberPolicy,
  active: ActiveRules,
  names: AttributeNames,
  hashedValues: readonly string[],
): Readonly<Record<string, JsonObject>> {
  const processors = [true, false].flatMap((isHashed) =>
    GROUPS.flatMap((group): readonly (readonly [string, JsonObject])[] => {
      const rules = names.rules.filter(
        (each) => each.group === group && isHash(active.redactionOf(each.rule)) === isHashed,
      );
      const values = isHashed && group === "own" ? hashedValues : [];
      if (rules.length === 0 && values.length === 0) return [];
      const settings = escapeDollars({
        allow_all_keys: true,
        // Redacts numbers and lists too, because a password can be a number.
        redact_all_types: true,
        summary: "silent",
        blocked_key_patterns: rules.flatMap(({ patterns }) => patterns),
        ...(values.length === 0 ? {} : { blocked_values: values }),
        ...exceptionsFor(group, policy, active, names),
      });
      return [[`redaction/${group}${isHashed ? "_hash" : ""}`, { ...settings, ...(isHashed ? HASH : {}) }]];
    }),
  );
  return Object.fromEntries([
    ...processors,
    ...(policy.sql === "parameterize" ? [["redaction/sql", SQL] as const] : []),
  ]);
}

function exceptionsFor(
  group: NameGroup,
  { safeValues = [] }: ScrubberPolicy,
  active: ActiveRules,
  { safe }: AttributeNames,
): JsonObject {
  if (group === "own") return { ignored_key_patterns: safe, allowed_values: [redactedText(active)] };
  return {
    ignored_key_patterns: [...safe, ...TELEMETRY_NAMES, ...(group === "secret" ? harmlessNames() : [])],
    allowed_values: [redactedText(active), ANSWERS, ...safeValuePatterns(safeValues)],
  };
}

export function isHash(method: RedactionMethod): boolean {
  return typeof method === "object" && method.method === "hash";
}

/**
 * Returns an expression for values that the app or a search has already redacted, such as `[email]`. These values are
 * kept, because they say more than `****`.
 */
function redactedText({ detectors, patterns }: ActiveRules): string {
  const texts = new Set(["[Filtered]", MASK, ...[...detectors, ...patterns].map(({ replacement }) => replacement)]);
  return `^(?:${[...texts].map(escapeRegex).join("|")})?$`;
}
