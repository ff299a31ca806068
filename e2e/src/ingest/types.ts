/** An item of an envelope, as it arrived. */
export interface IngestItem {
  type: string;
  header: Record<string, unknown>;
  /**
   * The payload as parsed JSON, or as a `Uint8Array` for attachments, replay recordings and anything that is not JSON.
   */
  payload: unknown;
  bytes: Uint8Array;
}

/** The parts of a request that tests use. Header names are in lower case. */
export interface IngestRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
}

export interface Envelope {
  projectId: string;
  header: Record<string, unknown>;
  items: IngestItem[];
  /** The decompressed body as UTF-8, so that tests can search it for secrets. */
  text: string;
  /** The decompressed body. */
  raw: Uint8Array;
  request: IngestRequest;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  /** The status of the response, or 0 if the connection was closed before the response was complete. */
  status: number;
}

/** A request that was not a valid envelope. The response had the status 400, 413 or 415. */
export interface Refused {
  request: IngestRequest;
  status: number;
  detail: string;
}

/** How the ingest responds to well-formed envelopes. */
export type ResponseMode =
  | "ok"
  | { status: 429; retryAfter?: number; rateLimits?: string }
  | { status: 413 }
  /** In Sentry, 400 means a malformed key, 401 a missing key, and 403 the key of another project. */
  | { status: 400 | 401 | 403; detail: string }
  | { status: 500 }
  | { slowMs: number }
  /** The connection is closed after the status and the first byte of the body have been sent. */
  | "cut"
  /** The connection is closed before anything is sent. */
  | "reset";

export interface IngestOptions {
  /** @defaultValue a free port */
  port?: number;
  /** A DSN. In the response mode `"ok"`, the ingest forwards envelopes to it, as a Sentry tunnel does. */
  forwardTo?: string;
}

export interface Ingest {
  readonly url: string;
  /** Returns a DSN with a made-up key. Give two apps different projects to tell them apart. */
  dsn(projectId?: string): string;
  /** Every well-formed envelope that arrived, even if the ingest responded with an error. */
  readonly envelopes: readonly Envelope[];
  readonly refused: readonly Refused[];
  items(type?: string, projectId?: string): IngestItem[];
  /** Sets the response mode of one project or, without `projectId`, of all projects. */
  setResponseMode(mode: ResponseMode, projectId?: string): void;
  /**
   * Resolves when `predicate` returns true. After `timeoutMs` (default: 2 minutes), rejects with a summary of what
   * arrived.
   */
  waitFor(predicate: (ingest: Ingest) => boolean, timeoutMs?: number): Promise<void>;
  /** Removes the envelopes and refused requests, but not the response modes. */
  clear(): void;
  close(): Promise<void>;
}
