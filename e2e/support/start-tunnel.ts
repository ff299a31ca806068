// Starts a tunnel that scrubs envelopes, on the loopback interface.
import { once } from "node:events";
import { createServer } from "node:http";
import { type TunnelOptions, toNodeHandler, tunnel } from "@sentry-policy/scrubber/tunnel";

/** A request that the tunnel received, and the response's status. */
export interface TunnelRequest {
  readonly url: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly status: number;
}

export interface Tunnel {
  /** The URL for the SDK's `tunnel` option. */
  readonly url: string;
  /** Returns a DSN with the tunnel's host, for SDKs without a `tunnel` option. */
  dsnOf(dsn: string): string;
  readonly requests: readonly TunnelRequest[];
  close(): Promise<void>;
}

/** Starts a Node server that passes its requests to the tunnel. */
export async function startTunnel(options: TunnelOptions): Promise<Tunnel> {
  const requests: TunnelRequest[] = [];
  const handle = toNodeHandler(tunnel(options));
  const server = createServer((request, response) => {
    response.once("finish", () =>
      requests.push({ url: request.url ?? "", headers: request.headers, status: response.statusCode }),
    );
    handle(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/tunnel`,
    dsnOf: (dsn) => dsn.replace(/@[^/]+/, `@127.0.0.1:${port}`),
    requests,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
