/**
 * Checks whether this is a server, where a throw visibly stops the start-up. In a page or its workers a throw would
 * leave a blank or silent part; in Cloudflare's and edge workers, which build their options per request, it would fail
 * every request.
 */
export function isServer(): boolean {
  const [process, deno, document, pair] = ["process", "Deno", "document", "WebSocketPair"].map((name): unknown =>
    Reflect.get(globalThis, name),
  );
  const versions: unknown = Reflect.get(Object(process), "versions");
  const isServer = deno !== undefined || Reflect.get(Object(versions), "node") !== undefined;
  // Cloudflare's workers may have Node's `process`, but only they have `WebSocketPair`.
  return isServer && document === undefined && pair === undefined;
}
