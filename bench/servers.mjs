// Starts servers that a benchmark measures, and sends requests to them.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, createServer, request } from "node:http";

/** The way in which each SDK version sends its spans by default. */
export const LIFECYCLES = Object.freeze(/** @type {const} */ ({ v10: "static", v11: "stream" }));

const CONNECTIONS = 8;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/**
 * Starts a script. It is killed if it still runs after 15 minutes.
 *
 * @param {string} script
 * @param {Record<string, string>} env
 */
export function start(script, env) {
  return spawn(process.execPath, [script], {
    env: { PATH: process.env["PATH"], ...env },
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 900_000,
    killSignal: "SIGKILL",
  });
}

/**
 * Waits until a server has printed its port, and returns the port.
 *
 * @param {ReturnType<typeof start>} server
 */
export async function portOf(server) {
  return Number((await once(server.stdout, "data"))[0]);
}

/**
 * Starts a server that accepts every request of the SDK. Returns a DSN for the server, and a function that closes the
 * server.
 *
 * @returns {Promise<{ dsn: string, close(): void }>}
 */
export async function startIngest() {
  const ingest = createServer((message, response) => {
    message.resume();
    message.on("end", () => response.end("{}"));
  }).listen(0, "127.0.0.1");
  await once(ingest, "listening");
  const address = ingest.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { dsn: `http://${"0".repeat(32)}@127.0.0.1:${port}/1`, close: () => void ingest.close() };
}

/**
 * Sends a request and returns the body of the response. With `sent`, the request is a POST with this body, and a status
 * other than 200 is an error.
 *
 * @param {number} port
 * @param {string} path
 * @param {Uint8Array} [sent]
 * @returns {Promise<string>}
 */
export function get(port, path, sent) {
  return new Promise((resolve, reject) => {
    const method = sent === undefined ? "GET" : "POST";
    const outgoing = request({ port, host: "127.0.0.1", path, method, agent }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text) => {
        body += text;
      });
      response.on("end", () => {
        if (sent === undefined || response.statusCode === 200) resolve(body);
        else reject(new Error(`The server responded with status ${response.statusCode}: ${body}`));
      });
    });
    outgoing.on("error", reject);
    outgoing.end(sent);
  });
}

/**
 * Sends requests over all connections for `ms` milliseconds. Returns the number of requests.
 *
 * @param {number} port
 * @param {number} ms
 * @param {(number: number) => Promise<unknown>} [send]
 */
export async function sendRequests(port, ms, send = (number) => get(port, `/orders/${number}`)) {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() - began < ms) {
        await send(done);
        done += 1;
      }
    }),
  );
  return done;
}

/** Closes the connections, so that the process can end. */
export function closeConnections() {
  agent.destroy();
}
