import type { SentryClient } from "@sentry-policy/internal/client";

/** Reasons for dropped data in the sampler's client reports. */
export type DropReason = "sample_rate" | "queue_overflow" | "ignored" | "buffer_overflow";

/** The methods of a Sentry client (v10 or v11) that the sampler uses. */
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
  /** Exists only on clients that the SDK discards without closing them, such as a client for a single request. */
  registerCleanup?(callback: () => void): void;
}

/** The methods of a live span that the sampler uses. */
export interface LiveSpan {
  spanContext(): { traceId: string; spanId: string; traceFlags: number; traceState?: TraceState | undefined };
  setAttribute(key: string, value: number): unknown;
  isRecording(): boolean;
}

/** OpenTelemetry's trace state. SDK v10 stores the sample rate in it, and sends it to called services. */
interface TraceState {
  get(key: string): string | undefined;
  set(key: string, value: string): TraceState;
}
