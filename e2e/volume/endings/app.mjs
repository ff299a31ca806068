// Captures repeated errors, and then ends without a flush. ENDING selects how the app ends.
import * as Sentry from "@sentry/node";
import { volume } from "@sentry-policy/volume";

const { ENDING, INTERVAL = "60" } = process.env;
Sentry.init({ dsn: process.env.SENTRY_DSN, ...volume({ perIssue: { first: 1, interval: Number(INTERVAL) } }) });
let sent = 0;
Sentry.getClient().on("afterSendEvent", () => {
  sent += 1;
});

const fail = () => Sentry.captureException(new Error("repeated"));
for (let number = 0; number < 10; number += 1) fail();

const endings = {
  // The process exits by itself, because it has nothing left to do.
  idle: () => {},
  // At the end of the interval, volume() sends an event that counts the suppressed errors.
  interval: async () => {
    while (sent < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    process.exit();
  },
  // Captures an unhandled error, and then throws an equal one. volume() must not suppress it, because it is fatal.
  uncaught: () => {
    const throwIt = () => {
      throw new Error("uncaught");
    };
    Sentry.captureException(new Error("uncaught"), { mechanism: { handled: false, type: "test" } });
    setTimeout(throwIt);
  },
  fatal: () => {
    for (let number = 0; number < 5; number += 1) Sentry.captureException(new Error("fatal"), { level: "fatal" });
  },
};
await endings[ENDING]();
