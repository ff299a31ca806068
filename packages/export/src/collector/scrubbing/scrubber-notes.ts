import type { RedactionMethod, ScrubberPolicy } from "@sentry-policy/scrubber";
import type { ActiveRules } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../../notes/note.ts";
import { noteIf } from "../note-if.ts";
import { isHash } from "./redaction.ts";
import { MASK } from "./replacement.ts";

const ONLY_SPANS =
  "only spans pass the collector: keep scrubber() in the apps for errors, logs, replays, metrics and everything else that Sentry's SDK sends";
const NOT_SEARCHED = "the attributes of span links, the names of attributes, and the trace state are not searched";
const MOVED =
  "nested attributes are moved to the top, because no processor searches in them: user: { mail } becomes user.mail";
const AS_WRITTEN =
  "texts are searched as they are written: secrets that are encoded, split or cut off are not found, nor those in XML, SQL, command lines, configuration files and objects inside of a text, in lists of names and values, in numbers and beside unusual spellings of a name, nor generated keys without a name or a known form";
const UNCHECKED =
  "code in the app checks what it finds, such as the check digits of a card; the collector redacts everything of that form";
const ANY_VALUE =
  "the collector compares values of names such as street with simpler forms, so it redacts some that are no personal data";
const MASKED_NAMES = `the values of sensitive names become ${MASK}, unless they are hashed`;
const COUNTS = "counts under the plural of a sensitive name, such as passwords: 3, are redacted";
const ONE_MASK = `a mask is always ${MASK}: it has no length, and keeps no characters`;
const HASH_KEY =
  "the key of the hash is not exported: set SENTRY_POLICY_HASH_KEY to at least 32 bytes for the collector; its hashes have 64 digits and no brackets, can include the character before a secret, and in span names, status messages and event names the text is [Filtered] instead";
const SAFE_VALUES =
  "applies to values that are redacted because of their names, but not to secrets that are found in texts, and not to blocks of IP addresses";
const SQL_SYSTEMS =
  "applies to db.query.text and db.statement of spans whose db.system.name is MySQL, MariaDB, PostgreSQL, SQLite or other_sql; set it, and parameterize other queries in the app";
const NO_PATHS =
  "are paths in Sentry's events, which a span in OpenTelemetry's form does not have; list the names of attributes in sensitiveFields";
const NO_META = "spans in OpenTelemetry's form have no _meta, so Sentry does not show what was redacted";
const NO_ITEMS = "is about items of envelopes, which do not pass the collector";
const NO_DRY_RUN = "the collector redacts anyway; to test, send to a collector with the exporter debug";
const NO_REPORTS = "the collector reports nothing; set summary to debug in its redaction processors while you test";
const LINEAR = "is not needed: the collector's expressions take linear time";

/** Returns a note for each field of the policy that has a different effect in the collector than in the app. */
export function scrubberNotes(policy: ScrubberPolicy, active: ActiveRules): readonly ExportNote[] {
  const { scrubDefaults, safeValues = [], sql, paths = [], meta, unknownItems, dryRun, onScrub } = policy;
  const { names, detectors, patterns, redactionOf } = active;
  const methods = [...names, ...detectors, ...patterns].map(({ rule }) => redactionOf(rule));
  const isChecked = detectors.some(({ isConfirmed }) => isConfirmed);
  const isPersonal = names.some(({ kind }) => kind !== undefined);
  const notes = [
    note("elsewhere", "", ONLY_SPANS),
    note("unreachable", "", NOT_SEARCHED),
    note("wider", "", MOVED),
    ...noteIf(scrubDefaults !== false, "unreachable", "scrubDefaults", AS_WRITTEN),
    ...noteIf(isChecked, "wider", "scrubDefaults", UNCHECKED),
    ...noteIf(names.length > 0, "wider", "scrubDefaults", COUNTS),
    ...noteIf(isPersonal, "wider", "scrubPersonalData", ANY_VALUE),
    note("wider", "redaction", MASKED_NAMES),
    ...noteIf(methods.some(isMask), "wider", "redaction", ONE_MASK),
    ...noteIf(methods.some(isHash), "elsewhere", "redaction", HASH_KEY),
    ...noteIf(safeValues.length > 0, "wider", "safeValues", SAFE_VALUES),
    ...noteIf(sql === "parameterize", "weaker", "sql", SQL_SYSTEMS),
    ...allowNotes(policy),
    ...noteIf(paths.length > 0, "unreachable", "paths", NO_PATHS),
    ...noteIf(meta === true, "elsewhere", "meta", NO_META),
    ...noteIf(unknownItems !== undefined, "elsewhere", "unknownItems", NO_ITEMS),
    ...noteIf(dryRun === true, "wider", "dryRun", NO_DRY_RUN),
    ...noteIf(onScrub !== undefined, "elsewhere", "onScrub", NO_REPORTS),
    ...givenIn(policy.limits).map((limit) => note("elsewhere", `limits.${limit}`, LINEAR)),
  ];
  return notes.map((each) => ({ ...each, field: each.field === "" ? "scrubber" : `scrubber.${each.field}` }));
}

function allowNotes({ allow }: ScrubberPolicy): readonly ExportNote[] {
  return givenIn(allow).map((part) =>
    part === "spans.data"
      ? note("wider", "allow.spans.data", "other attributes of spans are removed together with their names")
      : note("elsewhere", `allow.${part}`, "is no part of a span: scrubber() in the app applies it"),
  );
}

function isMask(method: RedactionMethod): boolean {
  return method === "mask" || (typeof method === "object" && method.method === "mask");
}

/** Returns the names of the fields that are not `undefined`. */
function givenIn(fields: object = {}): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]: [string, unknown]) => (value === undefined ? [] : [name]));
}
