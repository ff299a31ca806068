// Starts two traces with about 1500 spans each. At least half of these are Redis spans, in a row or with other spans
// between them. In the second trace, a deeply nested span fails. Prints how many spans were started.
import { setTimeout as pause } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { sampler } from "@sentry-policy/sampler";
import { spanVolume } from "@sentry-policy/sampler/spans";

const { KIND, LIFECYCLE, SENTRY_DSN } = process.env;
const spans = spanVolume({
  maxPerTrace: 200,
  fold: { op: "db.redis", over: 5 },
  drop: [{ op: "cache", underMs: 1000 }],
});
Sentry.init({ dsn: SENTRY_DSN, traceLifecycle: LIFECYCLE, ...sampler({ rate: 1, spans }) });
let started = 0;
Sentry.getClient().on("spanStart", () => {
  started += 1;
});

const redis = () => Sentry.startSpan({ name: "GET", op: "db.redis" }, () => {});
const cache = () => Sentry.startSpan({ name: "read", op: "cache" }, () => {});
const query = (number) => Sentry.startSpan({ name: `query ${number}`, op: "db" }, () => {});
const kinds = {
  row() {
    for (let count = 0; count < 1400; count += 1) redis();
    for (let count = 0; count < 99; count += 1) cache();
  },
  mixed() {
    for (let count = 0; count < 750; count += 1) {
      redis();
      if (count < 749) query(count);
    }
  },
};

for (const fails of [false, true]) {
  await Sentry.startNewTrace(() =>
    Sentry.startSpan({ name: fails ? "failing request" : "request" }, async () => {
      if (fails) {
        Sentry.startSpan({ name: "outer", op: "cache" }, () =>
          Sentry.startSpan({ name: "failed", op: "db.redis" }, (span) =>
            span.setStatus({ code: 2, message: "internal_error" }),
          ),
        );
      }
      kinds[KIND]();
      await pause(10);
    }),
  );
  await pause(200);
}
await Sentry.close(20_000);
console.log(JSON.stringify({ started }));
