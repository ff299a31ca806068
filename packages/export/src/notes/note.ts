/**
 * How an exported policy differs from the policy in the app. The engine is what applies the exported policy: Relay or
 * the OpenTelemetry Collector.
 *
 * - `refused`: a part of the policy is not exported, because the engine cannot express it
 * - `weaker`: the engine removes less than the app does
 * - `wider`: the engine removes more than the app does
 * - `unreachable`: the engine cannot reach some places in which the app removes data
 * - `elsewhere`: the field of the policy has an effect only in the app, and needs no counterpart in the engine
 *
 * @example
 * ```ts
 * import type { NoteClass } from "@sentry-policy/export";
 *
 * const failing: readonly NoteClass[] = ["refused", "weaker"];
 * ```
 */
export type NoteClass = "refused" | "weaker" | "wider" | "unreachable" | "elsewhere";

/**
 * A difference between the policy and its export. Each field that is not exported in full has at least one note.
 *
 * @example
 * ```ts
 * import { type ExportNote, toRelay } from "@sentry-policy/export";
 *
 * const notes: readonly ExportNote[] = toRelay({ safeFields: [/_hint$/] }).notes;
 * const refused = notes.filter((note) => note.class === "refused");
 * ```
 */
export interface ExportNote {
  readonly class: NoteClass;
  /** The field of the policy, such as `safeFields[0]`, `patterns.order` or `redaction.@email`. */
  readonly field: string;
  /** What differs, and what to do about it. */
  readonly message: string;
}

export function note(kind: NoteClass, field: string, message: string): ExportNote {
  return { class: kind, field, message };
}
