import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";
import { assertNoCanaries, canaries, captureSent, plantCanaries } from "@sentry-policy/scrubber/testing";

const sent = captureSent();
Sentry.init({
  dsn: "https://0@o1.ingest.sentry.io/1",
  tracesSampleRate: 1,
  ...scrubber(),
  transport: sent.transport,
  transportOptions: sent.transportOptions,
});

const planted = canaries();
plantCanaries(Sentry, planted);
await Sentry.flush();

await assertNoCanaries(sent, planted);
