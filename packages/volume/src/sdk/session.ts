import { getIsolationScope } from "@sentry/core";
import { field, isFunction } from "@sentry-policy/internal/guards";
import type { Occurrence } from "../decide/occurrence.ts";
import type { ScopeData, VolumeClient, VolumeEvent, VolumeScope, VolumeSession } from "./client.ts";
import type { Capture } from "./read-occurrence.ts";
import { isLate } from "./stamp.ts";

/**
 * Captured in place of an error that is not sent, so that the SDK marks the request's session as errored. The SDK sends
 * no event, because the object looks as if it had been captured before. The real error is not used, because frozen
 * errors and primitives cannot be marked as captured.
 * https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/server-runtime-client.ts
 */
const CAPTURED: object = Object.freeze({ __sentry_captured__: true });

type UpdateSession = (session: VolumeSession, event: VolumeEvent) => unknown;

/** Returns the methods that count errors in sessions without sending an event. */
export function sessionsOf(client: VolumeClient): {
  /** Marks the request's session as errored. Returns an event id for the app, although no event is sent. */
  markRequest(capture: Capture): string;
  /** Counts an error in the session of the process or the page, as the SDK does for each event that it sends. */
  count(occurrence: Occurrence, scope: VolumeScope | undefined): void;
} {
  const captureException = client.captureException.bind(client);
  const captureEvent = client.captureEvent.bind(client);
  // The SDK has no public method that counts an error in a session without sending an event.
  // https://github.com/getsentry/sentry-javascript/issues/22615
  const update: unknown = field(client, "_updateSessionFromEvent");
  const updateSession: UpdateSession | undefined = isFunction(update) ? update.bind(client) : undefined;
  if (updateSession !== undefined) {
    // Skips the event of a held error, which was counted when it occurred. Another session may have begun since then.
    Reflect.set(client, "_updateSessionFromEvent", (session: VolumeSession, event: VolumeEvent) => {
      if (!isLate(event)) updateSession(session, event);
    });
  }
  return {
    markRequest({ kind, hint, event = {} }) {
      const { sdkProcessingMetadata = {} }: ScopeData = getIsolationScope().getScopeData();
      if (hint?.event_id !== undefined && sdkProcessingMetadata["requestSession"] === undefined) return hint.event_id;
      const id =
        kind === "exception"
          ? captureException(CAPTURED, hint)
          : captureEvent(event, { ...hint, originalException: CAPTURED });
      return hint?.event_id ?? id;
    },
    count({ isError, isHandled }, scope) {
      const session: VolumeSession | undefined = scope?.getSession() ?? getIsolationScope().getSession();
      // With the `attachStacktrace` option, the SDK adds a stack to each message, and therefore counts it as an error
      // of the session.
      const hasStack = isError || client.getOptions().attachStacktrace === true;
      if (!hasStack || session?.status !== "ok" || (session.errors > 0 && isHandled)) return;
      updateSession?.(session, { exception: { values: [{ mechanism: { handled: isHandled } }] } });
    },
  };
}
