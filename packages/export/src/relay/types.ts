import type { ExportNote } from "../notes/note.ts";

/** How a rule of Relay redacts. */
export type RelayRedaction =
  | { readonly method: "replace"; readonly text: string }
  | { readonly method: "mask" }
  | { readonly method: "remove" };

/** A rule of Relay's PII config. */
export type RelayRule =
  | {
      readonly type: "pattern";
      readonly pattern: string;
      /** The numbers of the groups to redact. */
      readonly replaceGroups: readonly number[];
      readonly redaction: RelayRedaction;
    }
  | { readonly type: "redact_pair"; readonly keyPattern: string; readonly redaction: RelayRedaction }
  | { readonly type: "anything"; readonly redaction: RelayRedaction };

/**
 * A PII config of Relay, which Sentry calls
 * [advanced data scrubbing](https://docs.sentry.io/security-legal-pii/scrubbing/advanced-datascrubbing/).
 */
export interface RelayConfig {
  /** The rules by name. If several rules have the same selector, Relay applies them in the order of their names. */
  readonly rules: Readonly<Record<string, RelayRule>>;
  /** For each selector, the names of the rules to apply. */
  readonly applications: Readonly<Record<string, readonly string[]>>;
}

/** The result of `toRelay`. */
export interface RelayExport {
  readonly config: RelayConfig;
  readonly notes: readonly ExportNote[];
}

/** Rules with the selectors to which they apply, and notes about what differs. */
export interface RelayPart {
  readonly rules: Readonly<Record<string, RelayRule>>;
  /** For each selector, the names of the rules to apply. */
  readonly applications: Readonly<Record<string, readonly string[]>>;
  readonly notes: readonly ExportNote[];
}
