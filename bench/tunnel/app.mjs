// The tunnel that `main.mjs` measures. The environment variable MODE selects our tunnel (`scrub`), or Sentry's own
// (`pass`), which forwards everything unchanged. `/usage` returns the CPU time in microseconds.
import { createServer } from "node:http";
import { toNodeHandler, tunnel } from "@sentry-policy/scrubber/tunnel";

const { MODE, DSN = "" } = process.env;
const handle = MODE === "scrub" ? toNodeHandler(tunnel({ dsns: [DSN] })) : await sentrysTunnel();
// By default, Node closes idle connections after 5 s. `keepAliveTimeout: 0` prevents this.
const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
  if (request.url === "/usage") response.end(JSON.stringify(process.cpuUsage()));
  else void handle(request, response);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(typeof address === "object" ? address?.port : "");
});

/** @returns {Promise<import("node:http").RequestListener>} */
async function sentrysTunnel() {
  const { handleTunnelRequest } = await import("@sentry/core");
  return (request, response) => {
    const { method = "", url = "" } = request;
    void handleTunnelRequest(Object.assign(request, { method, url }), response, { allowedDsns: [DSN] });
  };
}
