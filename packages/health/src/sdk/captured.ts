import { getCurrentScope } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";
import { capturedKey, countCaptured, countDropped, type Ledger } from "../counts/ledger.ts";

/**
 * The fields of an event that this package reads. Errors and messages have no `type`. All other events, such as
 * transactions, have one.
 */
export interface Event {
  readonly type?: string;
  readonly level?: string;
  readonly exception?: { readonly values?: readonly { readonly mechanism?: { readonly handled?: boolean } }[] };
  readonly contexts?: { readonly trace?: { readonly trace_id?: unknown } };
}

export interface Hint {
  readonly mechanism?: { readonly handled?: boolean };
  readonly captureContext?: unknown;
  readonly data?: unknown;
}

/** Counts an error that the SDK is about to process. */
export function noteCaptured(ledger: Ledger, event: Event, hint: Hint | undefined): void {
  if (event.type !== undefined) return;
  // The SDK applies the scope's level later, so it is read from the scope here. A level in `captureContext` overrides
  // it.
  const level =
    field(hint?.captureContext, "level") ?? getCurrentScope().getScopeData().level ?? event.level ?? "error";
  countCaptured(ledger, level, isHandled(event, hint));
  ledger.processing += 1;
  // If a hook or an event processor throws, SDK v11 reports the event as dropped, with the reason `callback_error`. SDK
  // v10 does not. It only captures the exception, which is recognized here, so that the event is counted as dropped
  // too.
  if (field(hint?.data, "__sentry__") === true && ledger.processing > 1) {
    finishErrors(ledger, 1);
    countDropped(ledger, "error", "callback_error", 1);
  }
}

/** Records that an error has passed the event processors. */
export function notePrepared(ledger: Ledger, event: Event): void {
  if (event.type === undefined) ledger.prepared += 1;
}

/** Records that the SDK has processed an error and is about to send it. */
export function noteProcessed(ledger: Ledger, event: Event): void {
  if (event.type === undefined) finishErrors(ledger, 1);
}

/** Records that errors are no longer being processed, because they were dropped or are being sent. */
export function finishErrors(ledger: Ledger, quantity: number): void {
  ledger.processing = Math.max(0, ledger.processing - quantity);
  ledger.prepared = Math.max(0, ledger.prepared - quantity);
}

/** If Sentry accepted an error, stores its trace id as the exemplar of the error's counter. */
export function noteResult(ledger: Ledger, event: Event, response: unknown): void {
  const status = Number(field(response, "statusCode"));
  const traceId = event.contexts?.trace?.trace_id;
  if (event.type !== undefined || !(status >= 200 && status < 300)) return;
  // A trace id has 32 lower-case hexadecimal digits. Any other value was set by the app, and must not be shown.
  if (typeof traceId !== "string" || !/^[\da-f]{32}$/.test(traceId)) return;
  const key = capturedKey(event.level ?? "error", isHandled(event, undefined));
  ledger.exemplars.set(key, { traceId, at: Date.now() });
}

/**
 * Checks whether the error was handled. The mechanism in the hint is preferred, because the event may not have one yet.
 */
function isHandled({ exception }: Event, hint: Hint | undefined): boolean {
  const inEvent = exception?.values?.every(({ mechanism }) => mechanism?.handled !== false) ?? true;
  return hint?.mechanism?.handled ?? inEvent;
}
