/** The members of Node's `IncomingMessage` that `toNodeHandler` uses. Requests of Express have them too. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** The whole URL. Set by Express and similar frameworks, which remove the path of the router from `url`. */
  readonly originalUrl?: string | undefined;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  [Symbol.asyncIterator](): { next(): Promise<{ readonly done?: boolean | undefined; readonly value: unknown }> };
  destroy(): unknown;
}

/** The members of Node's `ServerResponse` that `toNodeHandler` uses. */
export interface NodeTunnelResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body: Uint8Array): unknown;
}

/**
 * Converts a handler for requests of the Fetch API to a handler for Node's `http` module, Express and similar
 * frameworks. Use it before any body parser, because it must read the body itself.
 *
 * @example
 * ```ts
 * import { createServer } from "node:http";
 * import { toNodeHandler, tunnel } from "@sentry-policy/scrubber/tunnel";
 *
 * createServer(toNodeHandler(tunnel({ dsns: ["https://key@o1.ingest.sentry.io/42"] }))).listen(3000);
 * ```
 */
export function toNodeHandler(
  handle: (request: Request) => Promise<Response>,
): (request: NodeRequest, response: NodeTunnelResponse) => void {
  return (request, response) => void answer(handle, request, response).catch(() => request.destroy());
}

const WITHOUT_BODY: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

async function answer(
  handle: (request: Request) => Promise<Response>,
  incoming: NodeRequest,
  outgoing: NodeTunnelResponse,
): Promise<void> {
  const { request, isRead } = requestOf(incoming);
  const response = await handle(request);
  outgoing.statusCode = response.status;
  // If the body was not read to its end, closes the connection, so that the client stops sending.
  if (!isRead()) outgoing.setHeader("connection", "close");
  response.headers.forEach((value, name) => void outgoing.setHeader(name, value));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

/** Converts a request from Node to a request of the Fetch API. `isRead` checks whether the body was read to the end. */
function requestOf(incoming: NodeRequest): { request: Request; isRead: () => boolean } {
  const { method = "GET", url = "/", originalUrl = url } = incoming;
  const all = Object.entries(incoming.headers).flatMap(([name, values = []]): [string, string][] =>
    (typeof values === "string" ? [values] : values).map((value) => [name, value]),
  );
  const host = all.find(([name]) => name === "host" || name === ":authority")?.[1] ?? "localhost";
  // In HTTP/2, Node adds fields such as `:path` to the headers, which `Request` rejects.
  const headers = all.filter(([name]) => !name.startsWith(":"));
  const target = new URL(`http://${host}${originalUrl}`).href;
  if (WITHOUT_BODY.has(method)) return { request: new Request(target, { method, headers }), isRead: () => true };
  let isAtEnd = false;
  const chunks = incoming[Symbol.asyncIterator]();
  const body = new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      isAtEnd = done === true;
      if (isAtEnd) controller.close();
      else if (value instanceof Uint8Array) controller.enqueue(value);
    },
    // Does nothing: destroying the request would close the connection before the response is written.
    cancel: async () => undefined,
  });
  // Node requires `duplex`, which is missing in the types for browsers.
  const init = { method, headers, body, duplex: "half" } as const;
  return { request: new Request(target, init), isRead: () => isAtEnd };
}
