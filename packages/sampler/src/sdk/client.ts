import type { SentryClient } from "@sentry-policy/internal/client";

/** The part of a Sentry client (v10 or v11) that the sampler needs. */
export interface SamplerClient extends SentryClient<"sample_rate" | "queue_overflow"> {
  getOptions(): { tracesSampleRate?: number | undefined; tracesSampler?: unknown; enabled?: boolean | undefined };
  flush(timeout?: number): PromiseLike<boolean>;
  close(timeout?: number): PromiseLike<boolean>;
  /** Exists only on clients that are disposed of without being closed, such as a client that serves one request. */
  registerCleanup?(callback: () => void): void;
}

/** The part of a live span that the sampler needs. */
export interface LiveSpan {
  spanContext(): { traceId: string; spanId: string; traceState?: TraceState | undefined };
  setAttribute(key: string, value: number): unknown;
}

/** OpenTelemetry's trace state, in which SDK v10 stores the sample rate that is passed on to called services. */
interface TraceState {
  get(key: string): string | undefined;
  set(key: string, value: string): TraceState;
}
