import type { SentryClient, SentryIntegration } from "@sentry-policy/internal/client";
import { field } from "@sentry-policy/internal/guards";

/** The methods of a Sentry client, v10 or v11, that the guard uses. */
export interface GuardClient extends SentryClient<"internal_sdk_error"> {
  getTransport(): GuardTransport | undefined;
  getDsn(): GuardDsn | undefined;
  getIntegrationByName(name: string): unknown;
  getSdkMetadata(): { readonly sdk?: { readonly name?: string; readonly version?: string } } | undefined;
}

/** Counts dropped data for the next client report. */
export type DropCounter = Pick<GuardClient, "recordDroppedEvent">;

/** The methods of a transport that the guard uses. */
export interface GuardTransport {
  send(envelope: never): PromiseLike<unknown>;
  flush(timeout?: number): PromiseLike<boolean>;
}

/** The parts of a DSN. */
interface GuardDsn {
  protocol: "http" | "https";
  publicKey?: string;
  pass?: string;
  host: string;
  port?: string;
  path?: string;
  projectId: string;
}

/** An integration that every Sentry SDK accepts. */
export interface GuardIntegration extends SentryIntegration<GuardClient> {
  afterAllSetup(client: GuardClient): void;
}

/** Returns the integrations in a client's options, including those that are not set up yet. */
export function integrationsOf(client: GuardClient): readonly NamedIntegration[] {
  const integrations = field(client.getOptions(), "integrations");
  return Array.isArray(integrations) ? integrations.filter(isNamed) : [];
}

interface NamedIntegration {
  readonly name: string;
}

function isNamed(value: unknown): value is NamedIntegration {
  return typeof field(value, "name") === "string";
}

/** For each type of item, the category of dropped items in client reports. */
const CATEGORIES: { readonly [type: string]: string } = Object.freeze({
  event: "error",
  transaction: "transaction",
  span: "span",
  log: "log_item",
  trace_metric: "trace_metric",
  session: "session",
  sessions: "session",
  check_in: "monitor",
  feedback: "feedback",
  user_report: "user_report_v2",
  attachment: "attachment",
  profile: "profile",
  profile_chunk: "profile_chunk",
  replay_event: "replay",
  replay_recording: "replay",
  replay_video: "replay",
  raw_security: "security",
});

export function categoryOf(itemType: string): string {
  return (Object.hasOwn(CATEGORIES, itemType) ? CATEGORIES[itemType] : undefined) ?? "default";
}
