// Runs Cloudflare's SDK in Node, with a new client for each request. The last line on stdout counts the listeners on
// `process`.
import { samplerIntegration } from "@sentry-policy/sampler";

const { withSentry } = await import(process.env.SDK_PACKAGE);
const handler = withSentry(
  () => ({
    dsn: process.env.SENTRY_DSN,
    tracesSampleRate: 0.1,
    cacheClient: false,
    integrations: (defaults) => [...defaults, samplerIntegration({ rate: 0.1 })],
  }),
  { fetch: (request) => new Response("made up", { status: request.url.endsWith("bad") ? 500 : 200 }) },
);

for (let number = 0; number < 30; number += 1) {
  const waits = [];
  const context = { waitUntil: (wait) => waits.push(wait), passThroughOnException() {}, props: {} };
  const path = number % 10 === 0 ? "bad" : "ok";
  const response = await handler.fetch(new Request(`http://127.0.0.1/${path}`), {}, context);
  await response.text();
  await Promise.all(waits);
}
console.log(JSON.stringify(["SIGTERM", "beforeExit"].map((event) => process.listenerCount(event))));
