// Declares the only globals that library code may use: those that exist in Node, Bun, Deno, Workers, Edge and browsers.
// Any other global is a type error when the packages are built.
declare const console: { log(message: string): void; warn(message: string): void };
declare const performance: { now(): number };
declare function setTimeout(callback: () => void, ms: number): { unref?(): void };
declare function clearTimeout(timer: { unref?(): void }): void;
declare function btoa(latin: string): string;
declare function queueMicrotask(callback: () => void): void;
declare class TextEncoder {
  encode(text: string): Uint8Array;
  encodeInto(text: string, bytes: Uint8Array): { read: number; written: number };
}
declare class TextDecoder {
  constructor(label: "utf-8", options: { fatal: boolean; ignoreBOM: boolean });
  decode(bytes: Uint8Array): string;
}
declare class URL {
  constructor(url: string);
  readonly href: string;
  readonly protocol: string;
  readonly host: string;
  readonly origin: string;
  readonly pathname: string;
  readonly username: string;
  readonly searchParams: { get(name: string): string | null };
}
/** Missing in Node: call it only in a page. */
declare function addEventListener(event: "pagehide", listener: () => void): void;
/** The parts of the Fetch API that a handler needs. The declarations of an app describe the same classes in full. */
interface ByteStream {
  getReader(): {
    read(): Promise<{ done?: boolean; value?: Uint8Array }>;
    cancel(): Promise<void>;
  };
}
interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: ByteStream | null;
}
declare const Request: {
  new (
    url: string,
    init: { method: string; headers: [string, string][]; body?: ReadableStream; duplex?: "half" },
  ): Request;
};
interface Response {
  readonly status: number;
  readonly headers: { get(name: string): string | null; forEach(each: (value: string, name: string) => void): void };
  readonly body: ByteStream | null;
  arrayBuffer(): Promise<ArrayBuffer>;
}
declare const Response: {
  new (body: string | Uint8Array | null, init: { status: number; headers: Record<string, string> }): Response;
};
/** The parts of a page that library code reads. Missing outside pages. */
declare var document:
  | {
      querySelectorAll(selectors: string): Iterable<{
        readonly textContent: string | null;
        getAttribute(name: string): string | null;
      }>;
    }
  | undefined;
interface ReadableStream extends ByteStream {}
declare const ReadableStream: {
  new (source: {
    pull(controller: { enqueue(chunk: Uint8Array): void; close(): void }): Promise<void>;
    cancel(): Promise<void>;
  }): ReadableStream;
};
interface AbortSignal {
  readonly aborted: boolean;
}
declare class AbortController {
  readonly signal: AbortSignal;
  abort(): void;
}
declare function fetch(
  url: string,
  init: {
    method: string;
    headers: Record<string, string>;
    body: ArrayBuffer;
    redirect: "manual";
    signal: AbortSignal;
  },
): Promise<Response>;
