// A server that stands for another host, which the app calls. It records the tracing headers that it receives. The SDK
// does not instrument this server.
import { once } from "node:events";
import { createServer } from "node:net";

/** The `baggage`, `sentry-trace` and `traceparent` headers that this host received. */
export const seenElsewhere = [];

const ANSWER = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok";

export async function startDownstream() {
  const server = createServer((socket) => {
    let text = "";
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      text += chunk;
      if (!text.includes("\r\n\r\n")) return;
      seenElsewhere.push(...text.split("\r\n").filter((line) => /^(?:baggage|sentry-trace|traceparent):/i.test(line)));
      socket.end(ANSWER);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
