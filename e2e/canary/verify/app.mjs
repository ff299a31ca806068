// Canary tests as an app's authors could write them with node:test. One of them does not use the scrubber, and expects
// every canary (made-up secret) to leak.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";
import { assertNoCanaries, canaries, captureSent, plantCanaries } from "@sentry-policy/scrubber/testing";

const dsn = "https://0@o1.ingest.sentry.io/1";

/** Item types that must contain canaries, because a type without one would not be tested. */
const TYPES = ["event", "log", "feedback", "check_in", "attachment", "trace_metric", process.env.SPANS];

async function run(options, entry = { assertNoCanaries, canaries, captureSent, plantCanaries }) {
  const sent = entry.captureSent();
  const { transport, transportOptions } = sent;
  Sentry.init({ dsn, tracesSampleRate: 1, enableLogs: true, transport, transportOptions, ...options });
  const planted = entry.canaries();
  entry.plantCanaries(Sentry, planted);
  await Sentry.close(5000);
  return { sent, planted };
}

test("no canary leaves a protected app", async () => {
  const { sent, planted } = await run(scrubber());
  for (const type of TYPES) assert.ok(sent.items(type).length > 0, type);
  await assertNoCanaries(sent, planted);
});

test("every canary leaves an unprotected app, and the failure names it", async () => {
  const { sent, planted } = await run({});
  const failure = await assertNoCanaries(sent, planted).then(assert.fail, (error) => error);
  for (const { kind, secret } of planted) {
    for (const type of TYPES) assert.match(failure.message, new RegExp(`^- ${kind} \\(.*\\) in ${type},`, "m"));
    assert.ok(!failure.message.includes(secret));
  }
});

test("no canary leaves a protected app through CommonJS", async () => {
  const entry = createRequire(import.meta.url)("@sentry-policy/scrubber/testing");
  const { sent, planted } = await run(scrubber(), entry);
  await entry.assertNoCanaries(sent, planted);
});
