import type { SentryClient } from "@sentry-policy/internal/client";

/** Reasons for which the sampler drops data, as client reports name them. */
export type DropReason = "sample_rate" | "queue_overflow" | "ignored" | "buffer_overflow";

/** The part of a Sentry client (v10 or v11) that the sampler needs. */
export interface SamplerClient extends SentryClient<DropReason> {
  getOptions(): {
    tracesSampleRate?: number | undefined;
    tracesSampler?: unknown;
    enabled?: boolean | undefined;
    traceLifecycle?: string | undefined;
  };
  emit(hook: string, ...args: unknown[]): void;
  captureEvent(event: never, ...rest: never[]): string;
  flush(timeout?: number): PromiseLike<boolean>;
  close(timeout?: number): PromiseLike<boolean>;
  /** Exists only on clients that the SDK disposes of without closing them, such as a client for a single request. */
  registerCleanup?(callback: () => void): void;
}

/** The part of a live span that the sampler needs. */
export interface LiveSpan {
  spanContext(): { traceId: string; spanId: string; traceFlags: number; traceState?: TraceState | undefined };
  setAttribute(key: string, value: number): unknown;
  isRecording(): boolean;
}

/** OpenTelemetry's trace state. SDK v10 stores the sample rate in it, which is passed on to called services. */
interface TraceState {
  get(key: string): string | undefined;
  set(key: string, value: string): TraceState;
}
