import type { SentryClient } from "@sentry-policy/internal/client";

/** The methods of a scope that this package calls. */
export interface VolumeScope {
  getScopeData(): ScopeData;
  getPropagationContext(): { sampleRand?: number | undefined };
  getSession(): VolumeSession | undefined;
}

export interface ScopeData {
  tags?: Record<string, unknown> | undefined;
  level?: unknown;
  fingerprint?: readonly string[] | undefined;
  sdkProcessingMetadata?: Record<string, unknown> | undefined;
}

export interface VolumeSession {
  status: string;
  errors: number;
}

interface VolumeMechanism {
  handled?: boolean | undefined;
  type?: string | undefined;
}

/** Additional data about an error that the SDK passes from function to function. */
export interface VolumeHint {
  event_id?: string | undefined;
  originalException?: unknown;
  mechanism?: VolumeMechanism | undefined;
  captureContext?: unknown;
  data?: unknown;
}

/** The fields of an event that this package reads or changes. */
export interface VolumeEvent {
  type?: string | undefined;
  timestamp?: number | undefined;
  level?: string | undefined;
  message?: string | undefined;
  logentry?: { message?: string | undefined } | undefined;
  exception?: { values?: VolumeException[] | undefined } | undefined;
  request?: { url?: string | undefined } | undefined;
  tags?: Record<string, unknown> | undefined;
  fingerprint?: string[] | undefined;
  contexts?: Record<string, Record<string, unknown> | undefined> | undefined;
  sdkProcessingMetadata?: Record<string, unknown> | undefined;
}

export interface VolumeException {
  type?: string | undefined;
  value?: string | undefined;
  mechanism?: VolumeMechanism | undefined;
  stacktrace?: { frames?: VolumeFrame[] | undefined } | undefined;
}

interface VolumeFrame {
  filename?: string | undefined;
  function?: string | undefined;
  lineno?: number | undefined;
  colno?: number | undefined;
}

/** The fields of a log that this package reads. */
export interface VolumeLog {
  level: string;
}

/** An event processor that may change the event in place, but returns the same event. */
type EventProcessor = <Event extends VolumeEvent>(event: Event, hint: VolumeHint) => Event;

/** The methods of a Sentry client (v10 or v11) that this package uses. */
export interface VolumeClient extends SentryClient<"sample_rate" | "ignored"> {
  captureException(exception: unknown, hint?: VolumeHint, scope?: VolumeScope): string;
  captureMessage(message: string, level?: string, hint?: VolumeHint, scope?: VolumeScope): string;
  captureEvent(event: VolumeEvent, hint?: VolumeHint, scope?: VolumeScope): string;
  getEventProcessors(): {
    unshift(processor: EventProcessor): unknown;
    findIndex(test: (processor: unknown) => boolean): number;
    splice(start: number, count: number): unknown;
  };
  getDsn(): { host: string; projectId: string; publicKey?: string | undefined } | undefined;
  getOptions(): {
    enabled?: boolean | undefined;
    attachStacktrace?: boolean | undefined;
    beforeSendLog?: unknown;
  };
  emit(hook: string, ...rest: unknown[]): void;
  flush(timeout?: number): PromiseLike<boolean>;
  close(timeout?: number): PromiseLike<boolean>;
  /** Exists only on clients that the SDK discards without closing them, such as a client for a single request. */
  registerCleanup?(callback: () => void): void;
}
