import { field } from "@sentry-policy/internal/guards";
import { sendsData } from "@sentry-policy/internal/sends-data";
import { SUPPRESSED_ERROR } from "@sentry-policy/internal/suppressed-error";
import { judge } from "../decide/judge.ts";
import type { Occurrence } from "../decide/occurrence.ts";
import { compilePolicy } from "../decide/plan.ts";
import { policyKey } from "../policy/policy-key.ts";
import type { VolumePolicy } from "../policy/types.ts";
import { safely, warnOnce } from "../shared/warn.ts";
import type { VolumeClient, VolumeHint } from "./client.ts";
import { removeDedupe } from "./dedupe.ts";
import { holdError, isMarked, mark } from "./held-error.ts";
import { limitLogs } from "./logs.ts";
import { type Capture, readEventCapture, readExceptionCapture, readMessageCapture } from "./read-occurrence.ts";
import { releaseHeld } from "./release.ts";
import { reportDrop } from "./report-drop.ts";
import { watchRoom } from "./room.ts";
import { sessionsOf } from "./session.ts";
import { applyStamp, type Stamp, withStamp } from "./stamp.ts";
import { stateFor } from "./state.ts";

/** Calls the SDK's original method for an error or a message. Returns the event id. */
type Send = (hint: VolumeHint | undefined) => string;

const SECOND_POLICY =
  "The client already has another policy of volume(), so this one has no effect. Merge the two policies.";

/** Each client that has a policy, with that policy. */
const attached = new WeakMap<VolumeClient, VolumePolicy>();

/**
 * Attaches a policy to a client that has none yet. Replaces the methods with which the client captures errors, because
 * the SDK's hooks would be too late: by then, the SDK has parsed the stack, which is most of the cost, and its buffer
 * of 64 events may have overflowed.
 */
export function attachGate(client: VolumeClient, policy: VolumePolicy): void {
  const earlier = attached.get(client);
  if (earlier !== undefined) {
    // SDK v11 for Cloudflare reads the options for each request, but has only one client. So it is normal that equal
    // policies are attached several times.
    if (policyKey(earlier) !== policyKey(policy)) warnOnce(SECOND_POLICY);
    return;
  }
  attached.set(client, policy);
  const plan = compilePolicy(policy);
  const captureException = client.captureException.bind(client);
  const captureMessage = client.captureMessage.bind(client);
  const captureEvent = client.captureEvent.bind(client);
  const sessions = sessionsOf(client);
  const state = stateFor(client, policy, watchRoom(client), {
    merge: (count) => client.recordDroppedEvent("sample_rate", "error", count),
    lose: (reason, count, rule) =>
      reportDrop(policy, { category: "error", reason, count, ...(rule !== undefined && { rule }) }),
  });
  const { check } = releaseHeld(client, state);

  function stamped(hint: VolumeHint | undefined, stamp: Stamp): VolumeHint {
    safely(() => removeDedupe(client));
    return withStamp(hint, stamp);
  }

  /**
   * Decides whether an error is sent now. If so, returns the data to add to its event. If not, returns an event id for
   * the app.
   */
  function decide(occurrence: Occurrence, thrown: unknown, capture: Capture, send: Send): Stamp | string {
    const { rule, index, drop, sighting } = judge(plan, occurrence, state.findSite);
    if (sighting !== undefined) {
      const hold = () =>
        holdError(client, occurrence, rule, thrown, (stamp) => send(stamped({ ...capture.hint, event_id: id }, stamp)));
      const tally = state.issues.see(sighting, hold);
      if (tally !== undefined) return { tally, rule, occurrence };
    } else if (drop !== undefined) {
      client.recordDroppedEvent(drop === "ignored" ? "ignored" : "sample_rate", "error");
      reportDrop(policy, { category: "error", reason: drop, count: 1, ...(index !== undefined && { rule: index }) });
    }
    // The error has been counted. If the code below threw an exception, the caller would send the error in addition.
    const id = safely(() => sessions.markRequest(capture)) ?? "";
    safely(() => mark(thrown));
    if (drop !== "ignored") safely(() => noteSuppressed(occurrence, capture));
    check();
    return id;
  }

  function noteSuppressed(occurrence: Occurrence, { scope }: Capture): void {
    sessions.count(occurrence, scope);
    if (occurrence.isError || occurrence.level === "error") client.emit(SUPPRESSED_ERROR);
  }

  function pass(read: () => Occurrence, thrown: unknown, capture: Capture, send: Send): string {
    const { hint } = capture;
    const verdict = safely(() =>
      isExempt(thrown, hint) || !sendsData(client) ? undefined : decide(read(), thrown, capture, send),
    );
    if (typeof verdict === "string") return verdict;
    return send(verdict === undefined ? hint : stamped(hint, verdict));
  }

  client.captureException = (exception, hint, scope) => {
    const capture: Capture = { kind: "exception", hint, scope };
    return pass(
      () => readExceptionCapture(exception, capture),
      exception,
      capture,
      (sentHint) => captureException(exception, sentHint, scope),
    );
  };
  client.captureMessage = (message, level, hint, scope) => {
    const capture: Capture = { kind: "message", hint, scope };
    return pass(
      () => readMessageCapture(message, level, capture),
      undefined,
      capture,
      (sentHint) => captureMessage(message, level, sentHint, scope),
    );
  };
  client.captureEvent = (event, hint, scope) => {
    if (event.type !== undefined) return captureEvent(event, hint, scope);
    const capture: Capture = { kind: "event", hint, scope, event };
    return pass(
      () => readEventCapture(event, capture),
      hint?.originalException,
      capture,
      (sentHint) => captureEvent(event, sentHint, scope),
    );
  };
  client.getEventProcessors().unshift((event, hint) => {
    safely(() => applyStamp(event, hint));
    return event;
  });
  if (policy.logs !== undefined) {
    limitLogs(client, policy.logs, state.takeLog, (reason) =>
      reportDrop(policy, { category: "log_item", reason, count: 1 }),
    );
  }
}

/** Checks whether the error was captured before, or comes from the SDK itself. */
function isExempt(thrown: unknown, hint: VolumeHint | undefined): boolean {
  return isMarked(thrown) || field(hint?.data, "__sentry__") === true;
}
