// An app with the guard that hands inputs to the SDK as it is asked, and answers what that takes of processor time. FAMILIES
// is the bundled module of the inputs. Nothing goes over a network, but all is serialised.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { createTransport } from "@sentry/core";
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";

const { FAMILIES } = process.env;
const { charactersOf, FAMILIES: families, prose } = await import(FAMILIES);

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

/** One measurement takes as many inputs as make so many characters. */
const CHARACTERS_AT_ONCE = 200_000;
/** What `addBreadcrumb` leaves of a message. */
const LONGEST_CRUMB = 2048;

Sentry.init({
  dsn: "http://00000000000000000000000000000e2e@127.0.0.1:9/1",
  enableLogs: true,
  maxBreadcrumbs: 1000,
  transport: (options) => createTransport({ ...options, bufferSize: 10_000 }, async () => ({ statusCode: 200 })),
  ...scrubber(),
});

let turn = 0;
/** Events of the same message are taken for one that is sent twice. */
const message = () => `made up ${turn}`;

const APIS = {
  log: (text) => Sentry.logger.info(text),
  "log attribute": (value) => Sentry.logger.info("made up", { value }),
  message: (text) => Sentry.captureMessage(text),
  exception: (text) => Sentry.captureException(new Error(text)),
  breadcrumbs: (text) =>
    Sentry.withIsolationScope(() => {
      for (let start = 0; start < text.length; start += LONGEST_CRUMB) {
        Sentry.addBreadcrumb({ message: text.slice(start, start + LONGEST_CRUMB) });
      }
      Sentry.captureMessage(message());
    }),
  extra: (value) => Sentry.captureMessage(message(), (scope) => scope.setExtra("value", value)),
  context: (value) => Sentry.captureMessage(message(), (scope) => scope.setContext("value", { value })),
  "request data": (data) => Sentry.captureEvent({ message: message(), request: { data } }),
  event: (event) => Sentry.captureEvent({ message: message(), ...event }),
  payload: (payload) => Sentry.getClient().sendEnvelope([{}, [[{ type: "log" }, payload]]]),
};

/** How plain text is given to what takes no text. */
const PLAIN = {
  event: (text) => ({ extra: { text } }),
  payload: (text) => ({ version: 2, items: [{ level: "info", body: text }] }),
};

/** Nanoseconds for one input, and the characters that it has. */
async function take({ family, api, length }) {
  const count = Math.max(1, Math.round(CHARACTERS_AT_ONCE / length));
  const inputs = Array.from({ length: count }, () => inputOf(family, api, length, ++turn));
  const characters = charactersOf(inputs[0], length);
  // What was left behind before is no part of what is measured.
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
