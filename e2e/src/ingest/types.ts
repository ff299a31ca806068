/** One item of an envelope, as it came over the wire. */
export interface IngestItem {
  type: string;
  header: Record<string, unknown>;
  /** Parsed JSON; a `Uint8Array` for attachments, replay recordings, and whatever is not JSON. */
  payload: unknown;
  bytes: Uint8Array;
}

/** As much of the request as a test asks about. Header names are in lower case. */
export interface IngestRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
}

export interface Envelope {
  projectId: string;
  header: Record<string, unknown>;
  items: IngestItem[];
  /** The decompressed body read as UTF-8, to search for what must not be there. */
  text: string;
  /** The decompressed body. */
  raw: Uint8Array;
  request: IngestRequest;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  /** The status it was answered with; 0 if the connection was cut. */
  status: number;
}

/** A request that is no envelope, answered with 400, 413 or 415. */
export interface Refused {
  request: IngestRequest;
  status: number;
  detail: string;
}

/** How the ingest answers well-formed envelopes. */
export type Mood =
  | "ok"
  | { status: 429; retryAfter?: number; rateLimits?: string }
  | { status: 413 }
  /** 400: a key of the wrong form; 401: no key; 403: a key and a project that do not fit. */
  | { status: 400 | 401 | 403; detail: string }
  | { status: 500 }
  | { slowMs: number }
  | "cut";

export interface IngestOptions {
  /** A free one is chosen unless given. */
  port?: number;
  /** A DSN: what arrives in the mood `"ok"` is passed on to it, so that the ingest is a Sentry tunnel. */
  forwardTo?: string;
}

export interface Ingest {
  readonly url: string;
  /** A DSN with a made-up public key. Projects keep two apps apart. */
  dsn(projectId?: string): string;
  /** Every well-formed envelope that arrived, whatever it was answered. */
  readonly envelopes: readonly Envelope[];
  readonly refused: readonly Refused[];
  items(type?: string, projectId?: string): IngestItem[];
  /** Sets the mood of one project, or of all, also of those that had their own. */
  setMood(mood: Mood, projectId?: string): void;
  /** Resolves as soon as the predicate holds. Rejects with a summary of what arrived after `timeoutMs`, 2 minutes unless given. */
  waitFor(predicate: (ingest: Ingest) => boolean, timeoutMs?: number): Promise<void>;
  /** Forgets what arrived. Moods stay. */
  clear(): void;
  close(): Promise<void>;
}
