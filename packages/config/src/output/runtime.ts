/**
 * Checks whether the code runs on a server, where an exception visibly stops the start-up. In a page or a web worker an
 * exception would leave part of the page blank or silent. In Cloudflare's and edge workers, which build their options
 * per request, an exception would fail every request.
 */
export function isServer(): boolean {
  const [process, deno, document, pair] = ["process", "Deno", "document", "WebSocketPair"].map((name): unknown =>
    Reflect.get(globalThis, name),
  );
  const versions: unknown = Reflect.get(Object(process), "versions");
  const isServer = deno !== undefined || Reflect.get(Object(versions), "node") !== undefined;
  // Cloudflare's workers can also have Node's `process`, but only they have `WebSocketPair`.
  return isServer && document === undefined && pair === undefined;
}
