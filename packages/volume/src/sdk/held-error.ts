import { getActiveSpan, getIsolationScope, withActiveSpan, withIsolationScope } from "@sentry/core";
import { field, isObject } from "@sentry-policy/internal/guards";
import { sendsData } from "@sentry-policy/internal/sends-data";
import type { Occurrence } from "../decide/occurrence.ts";
import type { VolumeRule } from "../policy/types.ts";
import type { VolumeClient } from "./client.ts";
import type { Stamp } from "./stamp.ts";

/** An error to send later, with everything that its event needs. */
export interface HeldError {
  readonly occurrence: Occurrence;
  readonly rule: VolumeRule | undefined;
  readonly time: number;
  /**
   * Whether the client can still send the error. A client for a single request cannot send anything after the request.
   */
  isSendable(): boolean;
  send(stamp: Stamp): void;
}

/**
 * Keeps an error so that it can be sent later. The isolation scope and the span that are active now are stored with it.
 * Without them, the event would belong to whatever request or trace is active when it is sent.
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
 * Marks an error as captured, as the SDK does, so that it is counted only once even if it is captured twice. Frozen
 * errors and values that are not objects cannot be marked.
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
