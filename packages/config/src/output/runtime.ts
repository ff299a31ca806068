/**
 * Checks whether the code runs on a server, where an exception at start-up is noticed immediately. Elsewhere an
 * exception would do harm: in a page or a web worker it would break a part of the page, perhaps unnoticed; in
 * Cloudflare and other edge workers, which build their options for each request, it would fail every request.
 */
export function isServer(): boolean {
  const [process, deno, document, webSocketPair] = ["process", "Deno", "document", "WebSocketPair"].map(
    (name): unknown => Reflect.get(globalThis, name),
  );
  const versions: unknown = Reflect.get(Object(process), "versions");
  const isServer = deno !== undefined || Reflect.get(Object(versions), "node") !== undefined;
  // Cloudflare's workers can also have Node's `process`, but only they have `WebSocketPair`.
  return isServer && document === undefined && webSocketPair === undefined;
}
