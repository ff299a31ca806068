/** The part of Node's `IncomingMessage` that is used. A request in Express or Fastify (`request.raw`) is one too. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** The URL before Express removed the path of a router from it. */
  readonly originalUrl?: string | undefined;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  [Symbol.asyncIterator](): { next(): Promise<{ readonly done?: boolean | undefined; readonly value: unknown }> };
  destroy(): unknown;
}

/** The part of Node's `ServerResponse` that is used. */
export interface NodeTunnelResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body: Uint8Array): unknown;
}

/**
 * Turns a handler of the Fetch API into one for Node's `http` module, Express and similar frameworks. Use it before any
 * body parser, because the request's body must not have been read yet.
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
  // Otherwise, the connection would stay open for a client that goes on to send a body that was rejected.
  if (!isRead()) outgoing.setHeader("connection", "close");
  response.headers.forEach((value, name) => void outgoing.setHeader(name, value));
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

/** Returns the request, and a function that tells whether its body has been read to the end. */
function requestOf(incoming: NodeRequest): { request: Request; isRead: () => boolean } {
  const { method = "GET", url = "/", originalUrl = url } = incoming;
  const all = Object.entries(incoming.headers).flatMap(([name, values = []]): [string, string][] =>
    (typeof values === "string" ? [values] : values).map((value) => [name, value]),
  );
  const host = all.find(([name]) => name === "host" || name === ":authority")?.[1] ?? "localhost";
  // In HTTP/2, fields such as `:path` are among the headers, but are none.
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
    // The rest of the request is left unread, so that the response can still be written.
    cancel: async () => undefined,
  });
  // Node requires `duplex`, which the types of browsers do not know.
  const init = { method, headers, body, duplex: "half" } as const;
  return { request: new Request(target, init), isRead: () => isAtEnd };
}
