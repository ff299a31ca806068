import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { type ExportNote, type NoteClass, note } from "../notes/note.ts";

type FieldNote = readonly [kind: NoteClass, message: string];

/** Notes for fields of the policy that have an effect only in the app. */
const NOTES: Readonly<Partial<Record<keyof ScrubberPolicy, FieldNote>>> = Object.freeze({
  meta: ["elsewhere", "Relay always writes remarks into `_meta`."],
  unknownItems: ["elsewhere", "the app decides which items it sends."],
  dryRun: ["elsewhere", "Relay has no test mode: it redacts as soon as the config is active."],
  onScrub: ["elsewhere", "Relay reports what it redacts only in `_meta`."],
  limits: ["elsewhere", "Relay has limits of its own, which a config cannot change."],
} satisfies Partial<Record<keyof ScrubberPolicy, FieldNote>>);

/** Returns notes for fields that have no rule in Relay. */
export function policyNotes(policy: ScrubberPolicy): readonly ExportNote[] {
  return [
    ...Object.entries(NOTES).flatMap(([field, [kind, message]]) =>
      Reflect.get(policy, field) === undefined ? [] : [note(kind, field, message)],
    ),
    ...(policy.safeValues ?? []).map((_, place) =>
      note("refused", `safeValues[${place}]`, "Relay cannot keep single values, so it redacts this one."),
    ),
    ...(policy.sql === "parameterize"
      ? [note("refused", "sql", "Relay does not parse queries. It redacts only the secrets in them.")]
      : []),
    ...redactionNotes(policy),
  ];
}

/** Returns notes for redaction methods that do not exist in Relay. */
function redactionNotes({ redaction = {}, detectors = {} }: ScrubberPolicy): readonly ExportNote[] {
  const isOne = typeof redaction === "string" || "method" in redaction;
  const methods: readonly (readonly [field: string, method: unknown])[] = [
    ...(isOne
      ? [["redaction", redaction] as const]
      : Object.entries(redaction).map(([rule, method]) => [`redaction.${rule}`, method] as const)),
    ...Object.entries(detectors).map(([kind, choice]) => [`detectors.${kind}`, choice] as const),
  ];
  return methods.flatMap(([field, method]) => {
    if (typeof method !== "object" || method === null || !("method" in method)) return [];
    if (method.method === "mask")
      return [note("wider", field, "Relay masks all characters, also those that `keepLast` keeps.")];
    return method.method === "hash"
      ? [
          note(
            "refused",
            field,
            "Relay's hash has an empty key, so anybody could guess the values. They are replaced with a text instead.",
          ),
        ]
      : [];
  });
}
