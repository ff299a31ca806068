/**
 * Checks whether the code runs on a server, where an exception at start-up is noticed immediately. Elsewhere an
 * exception would do harm. In a page or a web worker, it would break a part of the page, perhaps unnoticed. Cloudflare
 * and other edge workers build their options for each request, so every request would fail.
 */
export function isServer(): boolean {
  const [process, deno, document, webSocketPair] = ["process", "Deno", "document", "WebSocketPair"].map(
    (name): unknown => Reflect.get(globalThis, name),
  );
  const versions: unknown = Reflect.get(Object(process), "versions");
  const isServer = deno !== undefined || Reflect.get(Object(versions), "node") !== undefined;
  // A Cloudflare worker can also have Node's `process`. It is recognized by `WebSocketPair`, which only it has.
  return isServer && document === undefined && webSocketPair === undefined;
}
