// A fake PostgreSQL server. It knows just enough of the protocol for a client's queries to succeed.
import { once } from "node:events";
import { createServer } from "node:net";

const message = (type, ...parts) => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(`${part}\0`) : Buffer.from(part))),
  );
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const READY = message("Z", [0x49]);
const ANSWERS = {
  Q: () => Buffer.concat([message("C", "SELECT 0"), READY]),
  P: () => message("1"),
  B: () => message("2"),
  D: () => message("n"),
  E: () => message("C", "SELECT 0"),
  S: () => READY,
};

export async function startPostgres() {
  const server = createServer((socket) => {
    let rest = Buffer.alloc(0);
    let isStarted = false;
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (;;) {
        const head = isStarted ? 1 : 0;
        if (rest.length < head + 4) return;
        const length = head + rest.readInt32BE(head);
        if (rest.length < length) return;
        const type = isStarted ? String.fromCharCode(rest[0]) : "start";
        rest = rest.subarray(length);
        if (!isStarted) socket.write(Buffer.concat([message("R", [0, 0, 0, 0]), READY]));
        else if (ANSWERS[type] !== undefined) socket.write(ANSWERS[type]());
        isStarted = true;
      }
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}
