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
  // The SDK applies the scope's level to the event only later, so the level is read from the scope here. The level of a
  // capture context overrides the scope's level.
  const level =
    field(hint?.captureContext, "level") ?? getCurrentScope().getScopeData().level ?? event.level ?? "error";
  countCaptured(ledger, level, isHandled(event, hint));
  ledger.processing += 1;
  // When a hook or an event processor throws, SDK v10 captures that exception instead of the event, and does not report
  // the event as dropped. SDK v11 reports the event as dropped with the reason `callback_error`. So that both versions
  // give the same counts, the dropped event of v10 is counted here.
  if (field(hint?.data, "__sentry__") === true && ledger.processing > 1) {
    finishErrors(ledger, 1);
    countDropped(ledger, "error", "callback_error", 1);
  }
}

/** Records that an error has passed the event processors. */
export function notePrepared(ledger: Ledger, event: Event): void {
  if (event.type === undefined) ledger.prepared += 1;
}

/** Records that the SDK has processed an error, and is about to send it. */
export function noteProcessed(ledger: Ledger, event: Event): void {
  if (event.type === undefined) finishErrors(ledger, 1);
}

/** Records that errors are no longer being processed, because they are being sent or were dropped. */
export function finishErrors(ledger: Ledger, quantity: number): void {
  ledger.processing = Math.max(0, ledger.processing - quantity);
  ledger.prepared = Math.max(0, ledger.prepared - quantity);
}

/** If Sentry accepted an error, keeps its trace id as the exemplar of the error's counter. */
export function noteResult(ledger: Ledger, event: Event, response: unknown): void {
  const status = Number(field(response, "statusCode"));
  const traceId = event.contexts?.trace?.trace_id;
  if (event.type !== undefined || !(status >= 200 && status < 300)) return;
  // A trace id has 32 lower-case hexadecimal digits. Any other value comes from the app, so it is not shown.
  if (typeof traceId !== "string" || !/^[\da-f]{32}$/.test(traceId)) return;
  const key = capturedKey(event.level ?? "error", isHandled(event, undefined));
  ledger.exemplars.set(key, { traceId, at: Date.now() });
}

/** Returns whether the error was handled. The hint takes precedence, because the event may not have a mechanism yet. */
function isHandled({ exception }: Event, hint: Hint | undefined): boolean {
  const inEvent = exception?.values?.every(({ mechanism }) => mechanism?.handled !== false) ?? true;
  return hint?.mechanism?.handled ?? inEvent;
}
