import { type ExportNote, note } from "../notes/note.ts";

/** Fields that no selector of Relay 26.9 reaches. */
const UNREACHABLE_FIELDS: readonly string[] = Object.freeze([
  "transaction",
  "fingerprint",
  "logger",
  "release",
  "dist",
  "environment",
  "modules",
]);
/** Parts of an event, besides the fields above, that no selector reaches. The text of a note contains these strings. */
const UNREACHABLE_PLACES: readonly string[] = Object.freeze([
  "the type and module of an exception",
  "the function and source lines of a stack frame",
  "the category of a breadcrumb",
  "the op and origin of a span",
  "names of fields",
]);

/** Notes about data that Relay cannot redact, whatever the policy is. */
export const UNREACHABLE_NOTES: readonly ExportNote[] = Object.freeze([
  note(
    "unreachable",
    "scrubDefaults",
    `No selector of Relay reaches ${UNREACHABLE_FIELDS.join(", ")}, ${UNREACHABLE_PLACES.join(", ")}. Keep the scrubber in the app for these.`,
  ),
  note(
    "unreachable",
    "scrubDefaults",
    "Relay decodes nothing. It finds no secrets in base64, in percent-encoding, in lists of bytes, in calls and prose, in strings that the SDK has cut, or under names whose meaning depends on the value, such as `stripe_key`. Keep the scrubber in the app for these.",
  ),
  note(
    "unreachable",
    "unknownItems",
    "A PII config covers events and transactions. Sentry has other settings for replays and attachments. Streamed spans, logs and metrics were not tested.",
  ),
]);
