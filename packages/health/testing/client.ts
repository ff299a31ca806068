import { createTransport, type TransportMakeRequestResponse } from "@sentry/core";
import { ServerRuntimeClient, type ServerRuntimeClientOptions } from "@sentry/core/server";

/** The fake server's response to the next requests, or the error with which these requests fail. */
export type Reply = TransportMakeRequestResponse | Error;

const NO_LIMITS = { "x-sentry-rate-limits": null, "retry-after": null };

export interface TestClient {
  readonly client: ServerRuntimeClient;
  /** The bodies of the requests that the transport has made. */
  readonly bodies: (string | Uint8Array)[];
  reply(reply: Reply): void;
  /** Captures a message and waits until the result of sending it is known. */
  send(): Promise<void>;
}

/** Creates an SDK client with the SDK's own transport. The requests go to a fake server that the test controls. */
export function createClient(options: Partial<ServerRuntimeClientOptions> = {}): TestClient {
  let next: Reply = { statusCode: 200 };
  const bodies: (string | Uint8Array)[] = [];
  const client = new ServerRuntimeClient({
    dsn: "http://public@127.0.0.1:9/1",
    integrations: [],
    stackParser: () => [],
    transport: (settings) =>
      createTransport(settings, async ({ body }) => {
        bodies.push(body);
        if (next instanceof Error) throw next;
        return { headers: NO_LIMITS, ...next };
      }),
    ...options,
  });
  client.init();
  return {
    client,
    bodies,
    reply(reply) {
      next = reply;
    },
    async send() {
      client.captureMessage("made-up", "error");
      await client.flush(1000);
    },
  };
}
