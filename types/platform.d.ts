// Declares the only globals that library code may use: those that exist in Node, Bun, Deno, Workers, Edge and browsers.
// Any other global is a type error when the packages are built.
declare const console: { log(message: string): void; warn(message: string): void };
declare const performance: { now(): number };
declare function setTimeout(callback: () => void, ms: number): { unref?(): void };
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
}
/** Missing in Node: call it only in a page. */
declare function addEventListener(event: "pagehide", listener: () => void): void;
/** The parts of the Fetch API that a handler needs. The declarations of an app describe the same classes in full. */
interface Request {
  readonly headers: { get(name: string): string | null };
}
interface Response {
  readonly status: number;
}
declare const Response: {
  new (body: string, init: { status: number; headers: Record<string, string> }): Response;
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
