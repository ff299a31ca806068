import * as Sentry from "@sentry/node";
import { Worker } from "bullmq";

async function charge(order) {
  if (order.card === undefined) return;
  Sentry.logger.info(`Charging an order, receipt to ${order.phone}`);
  throw new Error(`Card ${order.card} of ${order.email} was declined`);
}

async function captureFailure(job) {
  try {
    await charge(job.data);
  } catch (error) {
    Sentry.captureException(error);
    throw error;
  }
}

/** Gives each job a scope and a trace of its own. */
function runJob(job) {
  const span = { name: `process ${job.queueName}`, op: "queue.process" };
  return Sentry.withIsolationScope(() => Sentry.startNewTrace(() => Sentry.startSpan(span, () => captureFailure(job))));
}

const worker = new Worker("orders", runJob, { connection: { url: process.env.REDIS_URL ?? "redis://localhost:6379" } });
worker.on("ready", () => console.log("Waiting for orders"));

process.once("SIGTERM", async () => {
  await worker.close();
  await Sentry.close(2000);
});
