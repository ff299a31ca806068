/**
 * Whether a throw ends a start that somebody watches, as on a server. In a page, or in a worker of one, it would leave a
 * blank or a silent part, and in Cloudflare's and edge workers, which make their options per request, fail every request.
 */
export function isServer(): boolean {
  const [process, deno, document, pair] = ["process", "Deno", "document", "WebSocketPair"].map((name): unknown =>
    Reflect.get(globalThis, name),
  );
  const versions: unknown = Reflect.get(Object(process), "versions");
  const isServer = deno !== undefined || Reflect.get(Object(versions), "node") !== undefined;
  // Cloudflare's workers may have a `process` as Node's, and alone have this.
  return isServer && document === undefined && pair === undefined;
}
