/**
 * Checks whether the code runs on a server, where an exception at start-up is noticed immediately. Elsewhere, an
 * exception would do more harm than an omitted option. In a page or a web worker, it might break the code unnoticed.
 * Cloudflare Workers and other edge runtimes create the options for each request, so every request would fail.
 */
export function isServer(): boolean {
  const [process, deno, document, webSocketPair] = ["process", "Deno", "document", "WebSocketPair"].map(
    (name): unknown => Reflect.get(globalThis, name),
  );
  const versions: unknown = Reflect.get(Object(process), "versions");
  const isServer = deno !== undefined || Reflect.get(Object(versions), "node") !== undefined;
  // A Cloudflare Worker can also have Node's `process`, but only a Worker has `WebSocketPair`.
  return isServer && document === undefined && webSocketPair === undefined;
}
