import { getActiveSpan, getIsolationScope, withActiveSpan, withIsolationScope } from "@sentry/core";
import { field, isObject } from "@sentry-policy/internal/guards";
import { sendsData } from "@sentry-policy/internal/sends-data";
import type { Occurrence } from "../decide/occurrence.ts";
import type { VolumeRule } from "../policy/types.ts";
import type { VolumeClient } from "./client.ts";
import type { Stamp } from "./stamp.ts";

/** An error that is kept to be sent later, with everything that the SDK needs for its event. */
export interface HeldError {
  readonly occurrence: Occurrence;
  readonly rule: VolumeRule | undefined;
  readonly time: number;
  /**
   * Whether the error's client can still send the error. A client that serves a single request can send nothing after
   * the request has ended.
   */
  isSendable(): boolean;
  send(stamp: Stamp): void;
}

/**
 * Keeps an error so that it can be sent later with the isolation scope and the span that are active now. Without them,
 * the error's event would belong to the request or the trace that happens to be active when the error is sent.
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
 * Marks an error as captured, as the SDK does, so that an error that is captured twice is counted once. Frozen errors
 * and values that are not objects cannot be marked.
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
