import type { Tally } from "../decide/issue.ts";
import { ruleFingerprint } from "../decide/issue-key.ts";
import type { Occurrence } from "../decide/occurrence.ts";
import type { VolumePriority, VolumeRule } from "../policy/types.ts";
import type { VolumeEvent, VolumeHint } from "./client.ts";

/**
 * What `applyStamp` needs to know about an event. The event's hint contains this object in a field whose key is a
 * symbol.
 */
export interface Stamp {
  readonly tally: Tally;
  readonly rule: VolumeRule | undefined;
  readonly occurrence: Pick<Occurrence, "type" | "message" | "isError">;
  /** When the error occurred, in seconds since 1970. Set only for a held error. */
  readonly timestamp?: number;
}

const STAMP: unique symbol = Symbol("sentry-policy.volume");

/**
 * The field of `sdkProcessingMetadata` that marks the event of a held error. The SDK removes this object before it
 * sends the event.
 */
const LATE = "sentryPolicyVolumeLate";

const LEVELS: Readonly<Record<VolumePriority, string>> = Object.freeze({
  critical: "fatal",
  high: "error",
  medium: "warning",
  low: "info",
});

export function withStamp(hint: VolumeHint | undefined, stamp: Stamp): VolumeHint & { [STAMP]: Stamp } {
  // The SDK passes a copy of the hint to event processors. The copy includes fields with symbols as keys.
  return { ...hint, [STAMP]: stamp };
}

/**
 * Applies the policy's effects and counts to an event, without changing a level, tag `priority` or fingerprint that the
 * app set.
 */
export function applyStamp(event: VolumeEvent, hint: VolumeHint & { [STAMP]?: Stamp }): void {
  const stamp = hint[STAMP];
  if (stamp === undefined || event.type !== undefined) return;
  const { tally, rule, occurrence, timestamp } = stamp;
  if (rule?.priority !== undefined) setPriority(event, rule.priority, occurrence.isError);
  const fingerprint = ruleFingerprint(rule?.fingerprint, occurrence);
  if (fingerprint.length > 0 && !event.fingerprint?.length) event.fingerprint = [...fingerprint];
  if (timestamp !== undefined) {
    event.timestamp = timestamp;
    event.sdkProcessingMetadata = { ...event.sdkProcessingMetadata, [LATE]: true };
  }
  if (tally.weight > 1) {
    event.contexts = { ...event.contexts, error_sampling: { client_sample_rate: 1 / tally.weight } };
  }
  if (tally.count > 1) {
    const { count, since, until } = tally;
    const volume = { count, since: new Date(since).toISOString(), until: new Date(until).toISOString() };
    event.contexts = { ...event.contexts, volume };
    event.tags = { ...event.tags, suppressed: String(count - 1) };
  }
}

/** Checks whether the event's error was held before it was sent. */
export function isLate(event: VolumeEvent): boolean {
  return event.sdkProcessingMetadata?.[LATE] === true;
}

function setPriority(event: VolumeEvent, priority: VolumePriority, isError: boolean): void {
  const isDefaultLevel = event.level === undefined || event.level === (isError ? "error" : "info");
  // The SDK counts any fatal event, even a message, as a crash of the session.
  if (isDefaultLevel) event.level = isError || priority !== "critical" ? LEVELS[priority] : "error";
  event.tags = { priority, ...event.tags };
}
