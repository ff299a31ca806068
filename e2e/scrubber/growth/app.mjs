// An app with the scrubber. For each message from the test, it passes inputs to the SDK, and replies with the CPU time.
// FAMILIES is the path of a bundled module that creates families of hostile inputs, which are expensive to search.
// Envelopes are serialized, but not sent over a network.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createTransport } from "@sentry/core";
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";

const { FAMILIES } = process.env;
const { charactersOf, FAMILIES: families, prose } = await import(FAMILIES);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** Total number of characters in the inputs of one measurement. */
const CHARACTERS_PER_MEASUREMENT = 200_000;
/** Number of characters to which `addBreadcrumb` truncates a message. */
const MAX_CRUMB_LENGTH = 2048;

Sentry.init({
  dsn: "http://00000000000000000000000000000e2e@127.0.0.1:9/1",
  enableLogs: true,
  maxBreadcrumbs: 1000,
  transport: (options) => createTransport({ ...options, bufferSize: 10_000 }, async () => ({ statusCode: 200 })),
  ...scrubber(),
});

let turn = 0;
/** Returns a new message each time, because the SDK drops an event that equals the previous one. */
const message = () => `made up ${turn}`;

const APIS = {
  log: (text) => Sentry.logger.info(text),
  "log attribute": (value) => Sentry.logger.info("made up", { value }),
  message: (text) => Sentry.captureMessage(text),
  exception: (text) => Sentry.captureException(new Error(text)),
  breadcrumbs: (text) =>
    Sentry.withIsolationScope(() => {
      for (let start = 0; start < text.length; start += MAX_CRUMB_LENGTH) {
        Sentry.addBreadcrumb({ message: text.slice(start, start + MAX_CRUMB_LENGTH) });
      }
      Sentry.captureMessage(message());
    }),
  extra: (value) => Sentry.captureMessage(message(), (scope) => scope.setExtra("value", value)),
  context: (value) => Sentry.captureMessage(message(), (scope) => scope.setContext("value", { value })),
  "request data": (data) => Sentry.captureEvent({ message: message(), request: { data } }),
  event: (event) => Sentry.captureEvent({ message: message(), ...event }),
  payload: (payload) => Sentry.getClient().sendEnvelope([{}, [[{ type: "log" }, payload]]]),
};

/**
 * Inputs without secrets for the two APIs that take an object. Each function returns an object that contains the text.
 */
const PLAIN = {
  event: (text) => ({ extra: { text } }),
  payload: (text) => ({ version: 2, items: [{ level: "info", body: text }] }),
};

/** Returns the mean CPU time for one input, in nanoseconds, and the length of one input. */
async function take({ family, api, length }) {
  const count = Math.max(1, Math.round(CHARACTERS_PER_MEASUREMENT / length));
  const inputs = Array.from({ length: count }, () => inputOf(family, api, length, ++turn));
  const characters = charactersOf(inputs[0], length);
  // The garbage of earlier measurements must not be collected during this one.
  collect();
  const before = process.cpuUsage();
  for (const input of inputs) {
    turn += 1;
    APIS[api](input);
  }
  await Sentry.flush(60_000);
  const { user, system } = process.cpuUsage(before);
  return { nanoseconds: ((user + system) * 1000) / count, characters };
}

function inputOf(family, api, length, number) {
  if (family !== undefined) return families.find(({ name }) => name === family).make(length, number);
  const text = prose(length, number);
  return PLAIN[api]?.(text) ?? text;
}

process.on("message", async ({ question }) => process.send(await take(question)));
process.on("disconnect", () => process.exit(0));
process.send("ready");
