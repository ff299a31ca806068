import { request } from "node:http";

/**
 * Calls a service and returns the status of the response.
 *
 * @param {number | string} port
 * @param {string} path
 * @param {Record<string, string>} [headers]
 * @returns {Promise<number | undefined>}
 */
export function call(port, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", path, headers, agent: false }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode));
    });
    sent.on("error", reject);
    sent.end();
  });
}
