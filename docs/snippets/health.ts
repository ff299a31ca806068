import { createServer } from "node:http";
import { deliveryHealth } from "@sentry-policy/health";

const health = deliveryHealth();

createServer((request, response) => {
  if (request.url === "/metrics") health.metricsHandler(request, response);
  else health.handler(request, response);
}).listen(9464);
