import { once } from "node:events";
import { createServer } from "node:http";
import { makeDsn } from "./dsn.ts";
import { forwarder } from "./forward.ts";
import { handle } from "./handle.ts";
import { Inbox } from "./inbox.ts";
import { ResponseModes } from "./response-modes.ts";
import type { Ingest, IngestOptions } from "./types.ts";

/**
 * Starts a fake Sentry ingest on the loopback interface. It keeps everything that it receives in memory.
 *
 * @throws `TypeError` if `forwardTo` is not a DSN.
 */
export async function startIngest(options: IngestOptions = {}): Promise<Ingest> {
  const inbox = new Inbox();
  const responseModes = new ResponseModes();
  const forward = options.forwardTo === undefined ? undefined : forwarder(options.forwardTo);

  // By default, Node closes idle connections after 5 s. If an app's event loop is blocked for longer, its next request
  // would use a closed connection.
  const server = createServer(
    { keepAliveTimeout: 0 },
    (request, response) => void handle(request, response, { inbox, responseModes, forward }),
  );
  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("The ingest server has no port: it is not listening.");
  const url = `http://127.0.0.1:${address.port}`;

  const ingest: Ingest = {
    url,
    dsn: (projectId = "1") => makeDsn(url, projectId),
    envelopes: inbox.envelopes,
    refused: inbox.refused,
    items: (type, projectId) => inbox.items(type, projectId),
    setResponseMode: (mode, projectId) => responseModes.set(mode, projectId),
    waitFor: (predicate, timeoutMs = 120_000) => inbox.waitFor(() => predicate(ingest), timeoutMs),
    clear: () => inbox.clear(),
    close: async () => {
      if (!server.listening) return;
      inbox.abandonWaiters();
      server.close();
      // Without this call, `close` would wait until the SDKs close their keep-alive connections.
      server.closeAllConnections();
      await once(server, "close");
    },
  };
  return ingest;
}
