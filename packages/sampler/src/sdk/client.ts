import type { SentryClient } from "@sentry-policy/internal/client";

/** Reasons, in the words of client reports, for which the sampler drops data. */
export type DropReason = "sample_rate" | "queue_overflow" | "ignored" | "buffer_overflow";

/** The part of a Sentry client (v10 or v11) that the sampler needs. */
export interface SamplerClient extends SentryClient<DropReason> {
  getOptions(): {
    tracesSampleRate?: number | undefined;
    tracesSampler?: unknown;
    enabled?: boolean | undefined;
    traceLifecycle?: string | undefined;
  };
  emit(hook: string, ...args: never[]): void;
  captureEvent(event: never, ...rest: never[]): string;
  flush(timeout?: number): PromiseLike<boolean>;
  close(timeout?: number): PromiseLike<boolean>;
  /** Exists only on clients that are disposed of without being closed, such as a client that serves one request. */
  registerCleanup?(callback: () => void): void;
}

/** The part of a live span that the sampler needs. */
export interface LiveSpan {
  spanContext(): { traceId: string; spanId: string; traceFlags: number; traceState?: TraceState | undefined };
  setAttribute(key: string, value: number): unknown;
  isRecording(): boolean;
}

/** OpenTelemetry's trace state, in which SDK v10 stores the sample rate that is passed on to called services. */
interface TraceState {
  get(key: string): string | undefined;
  set(key: string, value: string): TraceState;
}
