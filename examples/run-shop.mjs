import { fork } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const APP = fileURLToPath(new URL("./shop/app.mjs", import.meta.url));
const CONCURRENT_REQUESTS = 8;

/** @typedef {{ rate: number, kept: boolean, why: string }} Decision */

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
 * Runs the shop in a child process, sends it `requests` HTTP requests and one that causes a storm of errors, and stops it.
 *
 * @param {{ instrument: string, env: Record<string, string>, requests: number }} options
 */
export async function runShop({ instrument, env, requests }) {
  /** @type {Decision[]} */
  const decisions = [];
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
    shop.on("message", (/** @type {{ port: number } | Decision} */ message) => {
      if ("port" in message) resolve(message.port);
      else decisions.push(message);
    });
    void exited.then((code) => reject(new Error(`The shop exited too early, with code ${code}.`)));
  });

  let failed = 0;
  for (let from = 0; from < requests; from += CONCURRENT_REQUESTS) {
    const numbers = Array.from(
      { length: Math.min(CONCURRENT_REQUESTS, requests - from) },
      (_, offset) => from + offset,
    );
    const statuses = await Promise.all(
      numbers.map(async (n) => {
        const [path, init] = requestOf(n);
        const response = await fetch(`http://127.0.0.1:${port}${path}`, init);
        await response.arrayBuffer();
        return response.status;
      }),
    );
    failed += statuses.filter((status) => status >= 500).length;
  }
  // One last request, which causes a storm of errors.
  await (await fetch(`http://127.0.0.1:${port}/stock`)).arrayBuffer();
  shop.send("stop");
  await exited;
  return { decisions, failed };
}
