import { serve } from "@hono/node-server";
import * as Sentry from "@sentry/node";
import { Hono } from "hono";

const app = new Hono();

app.get("/health", (context) => context.text("ok"));
app.get("/products/:id", (context) => context.json({ id: context.req.param("id") }));
app.post("/orders/:id", async (context) => {
  const { email, card, phone } = await context.req.json();
  Sentry.logger.info(`Charging order ${context.req.param("id")}, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
});

app.onError((error, context) => {
  Sentry.captureException(error);
  return context.text("Internal Server Error", 500);
});

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(`Listening on http://localhost:${port}`);
});
