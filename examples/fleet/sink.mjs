import { once } from "node:events";
import { createServer } from "node:http";

/** Starts a server that receives spans over OTLP/HTTP as JSON, in place of Sentry. */
export async function startSink() {
  /** @type {Map<string, { traceState?: string }[]>} */
  const byTrace = new Map();
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    /** @type {{ resourceSpans: { scopeSpans: { spans: { traceId: string, traceState?: string }[] }[] }[] }} */
    const { resourceSpans } = JSON.parse(body);
    for (const span of resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)))
      byTrace.set(span.traceId, [...(byTrace.get(span.traceId) ?? []), span]);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = Object(server.address());
  return {
    url: `http://127.0.0.1:${port}/api/42/integration/otlp`,
    byTrace,
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
}
