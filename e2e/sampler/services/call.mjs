import { request } from "node:http";

/**
 * Calls a service and returns the status of its response.
 *
 * @param {number | string} port
 * @param {string} path
 * @returns {Promise<number | undefined>}
 */
export function call(port, path) {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, agent: false }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode));
    });
    sent.on("error", reject);
    sent.end();
  });
}
