import type { RedactionMethod, ScrubberPolicy } from "@sentry-policy/scrubber";
import type { ActiveRules } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../../notes/note.ts";
import { isHash } from "./redaction.ts";
import { MASK } from "./replacement.ts";

/** Returns a note for each field of the scrubber's policy that the collector does not apply as the process does. */
export function scrubberNotes(policy: ScrubberPolicy, active: ActiveRules): readonly ExportNote[] {
  return [
    ...REACH,
    ...defaultsNotes(policy, active),
    ...redactionNotes(policy, active),
    ...valueNotes(policy),
    ...partNotes(policy),
    ...processNotes(policy),
  ].map((each) => ({ ...each, field: each.field === "" ? "scrubber" : `scrubber.${each.field}` }));
}

/** What no policy changes. */
const REACH: readonly ExportNote[] = [
  note(
    "elsewhere",
    "",
    "only spans pass the collector: keep scrubber() in the apps for errors, logs, replays, metrics and everything else that Sentry's SDK sends",
  ),
  note(
    "unreachable",
    "",
    "the attributes of span links, the names of attributes, and the trace state are not searched",
  ),
  note(
    "wider",
    "",
    "nested attributes are moved to the top, because no processor searches in them: user: { mail } becomes user.mail",
  ),
];

function defaultsNotes({ scrubDefaults }: ScrubberPolicy, { names, detectors }: ActiveRules): readonly ExportNote[] {
  if (scrubDefaults === false) return [];
  const hasPersonal = names.some(({ kind }) => kind !== undefined);
  return [
    note(
      "unreachable",
      "scrubDefaults",
      "texts are searched as they are written: secrets that are encoded, split or cut off are not found, nor those in XML, in command lines, in lists of names and values and in numbers, nor generated keys without a name or a known form",
    ),
    ...(detectors.some(({ isConfirmed }) => isConfirmed)
      ? [
          note(
            "wider",
            "scrubDefaults",
            "code in the app checks what it finds, such as the check digits of a card; the collector redacts everything of that form",
          ),
        ]
      : []),
    ...(hasPersonal
      ? [
          note(
            "wider",
            "scrubPersonalData",
            "values of names such as street are redacted even if they do not look like personal data",
          ),
        ]
      : []),
  ];
}

function redactionNotes(
  { redaction = {} }: ScrubberPolicy,
  { names, detectors, patterns, redactionOf }: ActiveRules,
): readonly ExportNote[] {
  const methods = [...names, ...detectors, ...patterns].map(({ rule }) => redactionOf(rule));
  return [
    note("wider", "redaction", `the values of sensitive names become ${MASK}, whatever the method is`),
    ...(methods.some(isMask)
      ? [note("wider", "redaction", `a mask is always ${MASK}: it has no length, and keeps no characters`)]
      : []),
    ...(methods.some(isHash) || (typeof redaction === "object" && "digest" in redaction)
      ? [
          note(
            "elsewhere",
            "redaction",
            "the key of the hash is not exported: set SENTRY_POLICY_HASH_KEY to at least 32 bytes for the collector; its hashes have 64 digits and no brackets, can include the character before a secret, and in span names, status messages and event names the text is [Filtered] instead",
          ),
        ]
      : []),
  ];
}

function isMask(method: RedactionMethod): boolean {
  return method === "mask" || (typeof method === "object" && method.method === "mask");
}

function valueNotes({ safeValues = [], sql }: ScrubberPolicy): readonly ExportNote[] {
  return [
    ...(safeValues.length > 0
      ? [
          note(
            "wider",
            "safeValues",
            "applies to values that are redacted because of their names, but not to secrets that are found in texts, and not to blocks of IP addresses",
          ),
        ]
      : []),
    ...(sql === "parameterize"
      ? [
          note(
            "weaker",
            "sql",
            "applies to db.query.text and db.statement of spans whose db.system.name is MySQL, MariaDB, PostgreSQL, SQLite or other_sql; set it, and parameterize other queries in the app",
          ),
        ]
      : []),
  ];
}

function partNotes({ allow = {}, paths = [] }: ScrubberPolicy): readonly ExportNote[] {
  const parts = Object.entries(allow).flatMap(([part, names]) => (names === undefined ? [] : [part]));
  return [
    ...parts.map((part) =>
      part === "spans.data"
        ? note("wider", "allow.spans.data", "other attributes of spans are removed together with their names")
        : note("elsewhere", `allow.${part}`, "is no part of a span: scrubber() in the app applies it"),
    ),
    ...(paths.length > 0
      ? [
          note(
            "unreachable",
            "paths",
            "are paths in Sentry's events, which a span in OpenTelemetry's form does not have; list the names of attributes in sensitiveFields",
          ),
        ]
      : []),
  ];
}

function processNotes({ meta, unknownItems, dryRun, onScrub, limits = {} }: ScrubberPolicy): readonly ExportNote[] {
  const limited = Object.entries(limits).flatMap(([name, limit]) => (limit === undefined ? [] : [name]));
  return [
    ...(meta === true
      ? [
          note(
            "elsewhere",
            "meta",
            "spans in OpenTelemetry's form have no _meta, so Sentry does not show what was redacted",
          ),
        ]
      : []),
    ...(unknownItems === undefined
      ? []
      : [note("elsewhere", "unknownItems", "is about items of envelopes, which do not pass the collector")]),
    ...(dryRun === true
      ? [note("wider", "dryRun", "the collector redacts anyway; to test, send to a collector with the exporter debug")]
      : []),
    ...(onScrub === undefined
      ? []
      : [
          note(
            "elsewhere",
            "onScrub",
            "the collector reports nothing; set summary to debug in its redaction processors while you test",
          ),
        ]),
    ...limited.map((name) =>
      note("elsewhere", `limits.${name}`, "is not needed: the collector's expressions take linear time"),
    ),
  ];
}
