/** As much of a Sentry client, v10 or v11, as the sampler needs. */
export interface SamplerClient {
  on(hook: string, callback: (...args: never[]) => unknown): () => void;
  getOptions(): { tracesSampleRate?: number | undefined; tracesSampler?: unknown; enabled?: boolean | undefined };
  flush(timeout?: number): PromiseLike<boolean>;
  close(timeout?: number): PromiseLike<boolean>;
  /** Emits `beforeEnvelope`, and gives the envelope to the transport if the client is enabled. */
  sendEnvelope(envelope: never): PromiseLike<unknown>;
  getTransport(): unknown;
  /** For clients that are disposed of and never closed, such as those of one request. */
  registerCleanup?(callback: () => void): void;
  recordDroppedEvent(reason: "sample_rate" | "queue_overflow", category: string, count?: number): void;
}

/** As much of a live span. */
export interface LiveSpan {
  spanContext(): { traceId: string; spanId: string; traceState?: TraceState | undefined };
  setAttribute(key: string, value: number): unknown;
}

/** OpenTelemetry's, where v10 keeps the rate that goes downstream. */
interface TraceState {
  get(key: string): string | undefined;
  set(key: string, value: string): TraceState;
}
