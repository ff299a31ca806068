import { fork } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endpointOf } from "./traces.mjs";

const APP = fileURLToPath(new URL("./shop/app.mjs", import.meta.url));
const CONCURRENT_REQUESTS = 8;

/** @typedef {{ requests: number, failed: number }} EndpointCounts */

/**
 * Returns the n-th request to the shop. Every secret is made up.
 *
 * @param {number} n
 * @returns {[path: string, init: RequestInit]}
 */
function requestOf(n) {
  if (n % 50 === 49) {
    const order = {
      id: n,
      email: "ada@example.org",
      password: "made-up-pass-word",
      card: "4111 1111 1111 1111",
      items: 2,
    };
    const headers = {
      authorization: "Bearer made-up-session-token-1",
      cookie: "sid=made-up-cookie",
      "x-forwarded-for": "203.0.113.7",
      "content-type": "application/json",
    };
    return [
      `/checkout?coupon=SPRING&token=made-up-query-token`,
      { method: "POST", headers, body: JSON.stringify(order) },
    ];
  }
  return [n % 5 === 4 ? "/health" : `/products/${n}`, {}];
}

/**
 * Runs the shop in a child process. Sends it `requests` HTTP requests, and one more that causes a storm of errors.
 * Then stops it. Returns how many requests each endpoint got, and how many of them failed.
 *
 * @param {{ instrument: string, env: Record<string, string>, requests: number }} options
 */
export async function runShop({ instrument, env, requests }) {
  const preload = new URL(`./shop/${instrument}`, import.meta.url).href;
  const shop = fork(APP, {
    execArgv: ["--import", preload],
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "pipe", "ipc"],
  });
  createInterface({ input: shop.stderr ?? process.stdin }).on("line", (line) => {
    // Omits the lines that Node prints about the inspector, which the SDK uses to read local variables.
    if (!/^(?:Debugger |For help, see: )/.test(line)) console.error(line);
  });
  const exited = new Promise((resolve, reject) => {
    shop.once("error", reject);
    shop.once("exit", resolve);
  });
  const port = await new Promise((resolve, reject) => {
    shop.once("message", (/** @type {{ port: number }} */ message) => resolve(message.port));
    void exited.then((code) => reject(new Error(`The shop exited too early, with code ${code}.`)));
  });

  /** @type {Map<string, EndpointCounts>} */
  const endpoints = new Map();
  /** @param {[path: string, init?: RequestInit]} request */
  const send = async ([path, init]) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
    await response.arrayBuffer();
    const { requests: before, failed } = endpoints.get(endpointOf(path)) ?? { requests: 0, failed: 0 };
    const counts = { requests: before + 1, failed: failed + (response.status >= 500 ? 1 : 0) };
    endpoints.set(endpointOf(path), counts);
  };
  for (let from = 0; from < requests; from += CONCURRENT_REQUESTS) {
    const count = Math.min(CONCURRENT_REQUESTS, requests - from);
    await Promise.all(Array.from({ length: count }, (_, offset) => send(requestOf(from + offset))));
  }
  // One last request, which causes a storm of errors.
  await send(["/stock"]);
  shop.send("stop");
  await exited;
  return endpoints;
}
