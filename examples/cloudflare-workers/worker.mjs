import * as Sentry from "@sentry/cloudflare";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

async function placeOrder(request, id) {
  const { email, card, phone } = await request.json();
  Sentry.logger.info(`Charging order ${id}, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
}

export default Sentry.withSentry((env) => ({ ...sentryConfig(env), ...scrubber(), ...sampler(), ...volume() }), {
  async fetch(request) {
    const [, collection, id] = new URL(request.url).pathname.split("/");
    if (collection === "orders") return await placeOrder(request, id);
    return collection === "products" ? Response.json({ id }) : new Response("ok");
  },
});
