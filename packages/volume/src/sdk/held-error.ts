import { getActiveSpan, getIsolationScope, withActiveSpan, withIsolationScope } from "@sentry/core";
import { field, isObject } from "@sentry-policy/internal/guards";
import { sendsData } from "@sentry-policy/internal/sends-data";
import type { Occurrence } from "../decide/occurrence.ts";
import type { VolumeRule } from "../policy/types.ts";
import type { VolumeClient } from "./client.ts";
import type { Stamp } from "./stamp.ts";

/** An error that is sent later, with references to what the SDK needs for its event. */
export interface HeldError {
  readonly occurrence: Occurrence;
  readonly rule: VolumeRule | undefined;
  readonly time: number;
  /** Whether the client of the error can still send it. The client of a request is disposed of when the request ends. */
  isSendable(): boolean;
  send(stamp: Stamp): void;
}

/**
 * Holds an error. When it is sent, the scopes and the span are current under which it occurred. Otherwise the event would
 * belong to the request or the trace in which the timer happens to run.
 */
export function holdError(
  client: VolumeClient,
  occurrence: Occurrence,
  rule: VolumeRule | undefined,
  thrown: unknown,
  send: (stamp: Stamp) => void,
): HeldError {
  const isolationScope = getIsolationScope();
  const span = getActiveSpan() ?? null;
  return {
    occurrence,
    rule,
    time: Date.now(),
    isSendable: () => sendsData(client),
    send: (stamp) =>
      withIsolationScope(isolationScope, () =>
        withActiveSpan(span, () => {
          if (isObject(thrown)) unmark(thrown);
          send(stamp);
        }),
      ),
  };
}

/**
 * Marks an error as captured, as the SDK does for each error that it captures, so that an error that is captured twice is
 * counted once. Some errors cannot be marked: frozen ones, and values that are no objects.
 */
export function mark(thrown: unknown): void {
  if (!isObject(thrown)) return;
  Reflect.defineProperty(thrown, "__sentry_captured__", { value: true, writable: true, configurable: true });
}

function unmark(thrown: object): void {
  if (isMarked(thrown)) Reflect.set(thrown, "__sentry_captured__", false);
}

export function isMarked(thrown: unknown): boolean {
  return field(thrown, "__sentry_captured__") === true;
}
