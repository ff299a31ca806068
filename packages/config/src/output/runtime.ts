/**
 * Checks whether the code runs on a server, where an exception at start-up is noticed immediately. Elsewhere, an
 * exception does harm: in a page or a web worker, a part may break unnoticed, and in Cloudflare Workers and other edge
 * runtimes, which create the options for each request, every request would fail.
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
