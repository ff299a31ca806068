import bodyParser from "@koa/bodyparser";
import Router from "@koa/router";
import * as Sentry from "@sentry/node";
import Koa from "koa";

const app = new Koa();
Sentry.setupKoaErrorHandler(app);
app.use(bodyParser());

const router = new Router();
router.get("/health", (context) => {
  context.body = "ok";
});
router.get("/products/:id", (context) => {
  context.body = { id: context.params.id };
});
router.post("/orders/:id", (context) => {
  const { email, card, phone } = context.request.body;
  Sentry.logger.info(`Charging order ${context.params.id}, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
});
app.use(router.routes());

const server = app.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(`Listening on http://localhost:${server.address().port}`);
});
