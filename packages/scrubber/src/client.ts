/** As much of a Sentry client, v10 or v11, as the guard needs. */
export interface GuardClient {
  on(hook: string, callback: (...args: never[]) => unknown): () => void;
  getTransport(): { send(envelope: never): PromiseLike<unknown> } | undefined;
  getOptions(): object;
  recordDroppedEvent(reason: "internal_sdk_error", category: DropCategory, count?: number): void;
}

/** Sentry's data categories, as client reports count them, as far as every v10 and v11 declares them. */
export type DropCategory =
  | "attachment"
  | "default"
  | "error"
  | "feedback"
  | "log_item"
  | "monitor"
  | "profile"
  | "replay"
  | "session"
  | "span"
  | "transaction";

/** An integration in the form that every Sentry SDK takes. */
export interface GuardIntegration {
  name: string;
  beforeSetup(client: GuardClient): void;
  setup(client: GuardClient): void;
}

const CATEGORIES: { readonly [type: string]: DropCategory } = Object.freeze({
  event: "error",
  transaction: "transaction",
  span: "span",
  log: "log_item",
  session: "session",
  sessions: "session",
  check_in: "monitor",
  feedback: "feedback",
  attachment: "attachment",
  profile: "profile",
  profile_chunk: "profile",
  replay_event: "replay",
  replay_recording: "replay",
});

export function categoryOf(itemType: string): DropCategory {
  return (Object.hasOwn(CATEGORIES, itemType) ? CATEGORIES[itemType] : undefined) ?? "default";
}
