import { getCurrentScope } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";
import { capturedKey, countCaptured, countDropped, type Ledger } from "../counts/ledger.ts";

/** The fields of an event that this package reads. Events of a type, such as transactions, are not errors. */
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

/** Counts an error that the SDK begins to process. */
export function noteCaptured(ledger: Ledger, event: Event, hint: Hint | undefined): void {
  if (event.type !== undefined) return;
  // The SDK sets the level of the scope only later. The level of a capture context takes precedence over it.
  const level =
    field(hint?.captureContext, "level") ?? getCurrentScope().getScopeData().level ?? event.level ?? "error";
  countCaptured(ledger, level, isHandled(event, hint));
  ledger.processing += 1;
  // SDK v10 captures what a hook or processor throws, instead of the event that it was called with. SDK v11 drops the
  // event, with this reason.
  if (field(hint?.data, "__sentry__") === true && ledger.processing > 1) {
    finishErrors(ledger, 1);
    countDropped(ledger, "error", "callback_error", 1);
  }
}

/** Notes that the event processors have finished an error. */
export function notePrepared(ledger: Ledger, event: Event): void {
  if (event.type === undefined) ledger.prepared += 1;
}

/** Notes that the SDK passes a processed error on to be sent. */
export function noteProcessed(ledger: Ledger, event: Event): void {
  if (event.type === undefined) finishErrors(ledger, 1);
}

/** Notes that errors are no longer processed, because they are sent or were dropped. */
export function finishErrors(ledger: Ledger, quantity: number): void {
  ledger.processing = Math.max(0, ledger.processing - quantity);
  ledger.prepared = Math.max(0, ledger.prepared - quantity);
}

/** Remembers the trace of an error that Sentry accepted, as an example for its counter. */
export function noteResult(ledger: Ledger, event: Event, response: unknown): void {
  const status = Number(field(response, "statusCode"));
  const traceId = event.contexts?.trace?.trace_id;
  if (event.type !== undefined || !(status >= 200 && status < 300)) return;
  if (typeof traceId !== "string" || !/^[\da-f]{32}$/.test(traceId)) return;
  const key = capturedKey(event.level ?? "error", isHandled(event, undefined));
  ledger.exemplars.set(key, { traceId, at: Date.now() });
}

/** While an event is processed, only the hint says how it was captured. */
function isHandled({ exception }: Event, hint: Hint | undefined): boolean {
  const inEvent = exception?.values?.every(({ mechanism }) => mechanism?.handled !== false) ?? true;
  return hint?.mechanism?.handled ?? inEvent;
}
