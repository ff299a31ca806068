import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Span, SpanBatch } from "./otlp.ts";

/** A server in place of Sentry. It receives spans over OTLP/HTTP as JSON. */
export interface Sink {
  readonly url: string;
  readonly batches: SpanBatch[];
  readonly headers: IncomingHttpHeaders[];
  readonly paths: (string | undefined)[];
  /** Returns all spans that have arrived. */
  spans(): Span[];
  close(): Promise<void>;
}

export async function startSink(): Promise<Sink> {
  const batches: SpanBatch[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const paths: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body: { resourceSpans: SpanBatch[] } = JSON.parse(Buffer.concat(chunks).toString());
    headers.push(request.headers);
    paths.push(request.url);
    batches.push(...body.resourceSpans);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The cast is safe, because the server listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/42/integration/otlp`,
    batches,
    headers,
    paths,
    spans: () => batches.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
