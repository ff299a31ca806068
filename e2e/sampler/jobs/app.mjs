// A worker without requests. Its jobs come from a timer (cron), a long-lived connection, or a queue. A job from the
// queue continues the trace of its producer, as with BullMQ's integration. 20 of 400 jobs fail.
import { createConnection, createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";

const { KIND, LIFECYCLE, RATE, SENTRY_DSN } = process.env;
const COUNT = 400;
Sentry.init({ dsn: SENTRY_DSN, traceLifecycle: LIFECYCLE, ...sampler({ rate: Number(RATE) }) });
let started = 0;
Sentry.getClient().on("spanStart", () => {
  started += 1;
});

/** Runs a job with a child span. Every twentieth job fails, by a captured error or a failed child span. */
async function work(number) {
  const fails = number % 20 === 7;
  await Sentry.startSpan({ name: fails ? "failing job" : "job", op: "queue.process" }, async () => {
    await pause(number % 3);
    await Sentry.startSpan({ name: "step" }, async (step) => {
      await pause(1);
      if (!fails) return;
      if (number % 40 === 7) Sentry.captureException(new Error("made up"));
      else step.setStatus({ code: 2, message: "internal_error" });
    });
  });
}

const kinds = {
  async cron() {
    const jobs = [];
    await new Promise((resolve) => {
      const timer = setInterval(() => {
        jobs.push(work(jobs.length));
        if (jobs.length < COUNT) return;
        clearInterval(timer);
        resolve();
      }, 2);
    });
    await Promise.all(jobs);
  },
  async messages() {
    const jobs = [];
    const server = createServer((socket) => {
      socket.setEncoding("utf8").on("data", (text) => {
        for (const number of text.split("\n").filter(Boolean)) jobs.push(work(Number(number)));
      });
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const socket = createConnection(server.address().port, "127.0.0.1");
    for (let number = 0; number < COUNT; number += 1) {
      socket.write(`${number}\n`);
      if (number % 5 === 4) await pause(10);
    }
    while (jobs.length < COUNT) await pause(10);
    socket.end();
    server.close();
    await Promise.all(jobs);
  },
  async queue() {
    const queue = Array.from({ length: COUNT }, (_, number) =>
      Sentry.startSpan({ name: "add", op: "queue.publish" }, () => ({ number, ...Sentry.getTraceData() })),
    );
    const consume = async () => {
      for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
        const { number, baggage, "sentry-trace": sentryTrace } = job;
        await Sentry.continueTrace({ sentryTrace, baggage }, () => work(number));
      }
    };
    await Promise.all(Array.from({ length: 10 }, consume));
  },
};

await kinds[KIND]();
await Sentry.close(20_000);
console.log(JSON.stringify({ started }));
