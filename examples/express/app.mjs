import * as Sentry from "@sentry/node";
import express from "express";

const app = express();
app.use(express.json());

app.get("/health", (_request, response) => response.send("ok"));
app.get("/products/:id", (request, response) => response.json({ id: request.params.id }));
app.post("/orders/:id", (request) => {
  const { email, card, phone } = request.body;
  Sentry.logger.info(`Charging order ${request.params.id}, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
});

Sentry.setupExpressErrorHandler(app);

const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`Listening on http://localhost:${server.address().port}`);
});
