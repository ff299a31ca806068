import * as Sentry from "@sentry/node";
import Fastify from "fastify";

const app = Fastify();
Sentry.setupFastifyErrorHandler(app);

app.get("/health", () => "ok");
app.get("/products/:id", ({ params }) => ({ id: params.id }));
app.post("/orders/:id", ({ params, body }) => {
  const { email, card, phone } = body;
  Sentry.logger.info(`Charging order ${params.id}, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
});

await app.listen({ port: Number(process.env.PORT ?? 3000) });
console.log(`Listening on http://localhost:${app.server.address().port}`);
