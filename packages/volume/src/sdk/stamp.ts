import type { Tally } from "../decide/issue.ts";
import { ruleFingerprint } from "../decide/issue-key.ts";
import type { Occurrence } from "../decide/occurrence.ts";
import type { VolumePriority, VolumeRule } from "../policy/types.ts";
import type { VolumeEvent, VolumeHint } from "./client.ts";

/** What the gate has decided about an event. It travels in the hint, under a symbol, to the event processor. */
export interface Stamp {
  readonly tally: Tally;
  readonly rule: VolumeRule | undefined;
  readonly occurrence: Pick<Occurrence, "type" | "message" | "isError">;
  /** Time of the error in seconds since 1970, if the event is sent later. */
  readonly timestamp?: number;
}

const STAMP: unique symbol = Symbol("sentry-policy.volume");

/** Field of `sdkProcessingMetadata`, which the SDK removes before it sends an event. */
const LATE = "sentryPolicyVolumeLate";

const LEVELS: Readonly<Record<VolumePriority, string>> = Object.freeze({
  critical: "fatal",
  high: "error",
  medium: "warning",
  low: "info",
});

export function withStamp(hint: VolumeHint | undefined, stamp: Stamp): VolumeHint & { [STAMP]: Stamp } {
  // The SDK copies the hint with all its own fields, and symbols are among them.
  return { ...hint, [STAMP]: stamp };
}

/** Applies what the gate has decided to the event. What the app set itself stays. */
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

/** Checks whether an event is of an error that was held. */
export function isLate(event: VolumeEvent): boolean {
  return event.sdkProcessingMetadata?.[LATE] === true;
}

function setPriority(event: VolumeEvent, priority: VolumePriority, isError: boolean): void {
  const isDefaultLevel = event.level === undefined || event.level === (isError ? "error" : "info");
  // The SDK takes a fatal event without an exception for a crash of the session.
  if (isDefaultLevel) event.level = isError || priority !== "critical" ? LEVELS[priority] : "error";
  event.tags = { priority, ...event.tags };
}
