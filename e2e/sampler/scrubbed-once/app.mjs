// Sends failed and successful traces from an app with the sampler and the scrubber. Each trace contains an order
// number, which the scrubber replaces. `onScrub` prints the name of each scrubbed trace, so a trace that is scrubbed
// twice is printed twice.
import { setTimeout as pause } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { sampler } from "@sentry-policy/sampler";
import { scrubber, scrubberIntegration } from "@sentry-policy/scrubber";

const { END, JOIN, LIFECYCLE, SENTRY_DSN, SIDECAR } = process.env;
const SECRET = "ORD-12345678";
const policy = {
  patterns: { order: /ORD-\d{8}/ },
  redaction: { order: { method: "replace", text: "ORD-00000000" }, default: "filter" },
  onScrub({ paths }) {
    for (const name of new Set(paths.flatMap((path) => /(?:late )?(?:failed|healthy) \d/.exec(path) ?? []))) {
      // Does not use `console.log`, which the SDK would record as a breadcrumb.
      process.stdout.write(`${name}\n`);
    }
  },
};
// After an uncaught exception, the SDK has only two seconds to send its data, unless `shutdownTimeout` is set.
const base = { dsn: SENTRY_DSN, traceLifecycle: LIFECYCLE, shutdownTimeout: 15_000 };
const sampled = () => sampler({ rate: 1e-9 });
const spotlight = { integrations: [Sentry.spotlightIntegration({ sidecarUrl: SIDECAR })] };
const ways = {
  spread: () => ({ ...base, ...scrubber(policy), ...sampled() }),
  "spread, the sampler first": () => ({ ...base, ...sampled(), ...scrubber(policy) }),
  compose: () => compose(base, scrubber(policy), sampled()),
  "compose, the sampler first": () => compose(base, sampled(), scrubber(policy)),
  "compose, with Spotlight": () => compose(base, spotlight, sampled(), scrubber(policy)),
  "addIntegration, after the sampler": () => ({ ...base, ...sampled() }),
};
Sentry.init(ways[JOIN]());

/** Starts a trace. Its root span and one child end at once, and another child, which is returned, keeps running. */
function trace(name) {
  const attributes = { [name]: `of ${SECRET}` };
  return Sentry.startNewTrace(() =>
    Sentry.startSpan({ name: "root", attributes }, (root) => {
      Sentry.startSpan({ name: "child", attributes }, () => {});
      if (name.startsWith("failed")) root.setStatus({ code: 2, message: "internal_error" });
      return Sentry.startInactiveSpan({ name: "late child", attributes: { [`late ${name}`]: `of ${SECRET}` } });
    }),
  );
}

const ends = {
  close: () => Sentry.close(5000),
  beforeExit: () => {},
  async SIGTERM() {
    process.kill(process.pid, "SIGTERM");
    await pause(15_000);
    console.log("not ended");
  },
  "an uncaught exception": () =>
    void setTimeout(() => {
      throw new Error(`of ${SECRET}`);
    }),
};

if (JOIN === "addIntegration, after the sampler") {
  // The sampler attaches itself when the first trace starts. So it is attached before the scrubber's integration, which
  // is added later.
  Sentry.startSpan({ name: "first" }, () => {});
  await Sentry.flush(5000);
  Sentry.addIntegration(scrubberIntegration(policy));
}
const late = [trace("failed 1"), trace("healthy 1")];
// During this flush, the sampler decides about the traces whose root spans have ended. A child span that ends later
// must be treated like the rest of its trace.
await Sentry.flush(5000);
for (const child of late) child.end();
for (const number of [2, 3]) for (const kind of ["failed", "healthy"]) trace(`${kind} ${number}`).end();
await ends[END]();
