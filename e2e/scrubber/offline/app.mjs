// An app with an offline transport. With FILL, it is offline, and stores everything that it captures in the file STORE.
// Without FILL, it is online, and also sends what an earlier run has stored. KIND selects how the transport is created.
// Without GUARD, our packages are not used. Prints how many envelopes were stored, and which ones the SDK passed to the
// app's `shouldSend`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { makeMultiplexedTransport, makeOfflineTransport, parseEnvelope, serializeEnvelope } from "@sentry/core";
import * as Sentry from "@sentry/node";
import { scrubber, scrubberIntegration } from "@sentry-policy/scrubber";
import { note, secrets } from "../../support/state-secrets.mjs";

const { FILL, GUARD, KIND, DSN, STORE } = process.env;
const isGuarded = GUARD !== undefined;
const ours = () => (isGuarded ? scrubber() : {});
let isOnline = FILL === undefined && KIND !== "no network";
const shown = [];

/** Whether the transport failed to send a stored envelope, and stored it again. */
let hasRetried = false;

/** A store of serialized envelopes, like a disk or IndexedDB. */
function fileStore() {
  const read = () => (existsSync(STORE) ? readFileSync(STORE, "utf8").split("\n").filter(Boolean) : []);
  const write = (lines) => writeFileSync(STORE, lines.map((line) => `${line}\n`).join(""));
  const asLine = (envelope) => Buffer.from(serializeEnvelope(envelope)).toString("base64");
  return {
    push: async (envelope) => write([...read(), asLine(envelope)]),
    unshift: async (envelope) => {
      write([asLine(envelope), ...read()]);
      hasRetried = true;
    },
    shift: async () => {
      const [line, ...rest] = read();
      write(rest);
      return line === undefined ? undefined : parseEnvelope(new Uint8Array(Buffer.from(line, "base64")));
    },
    size: () => read().length,
  };
}

/** A store of envelope objects in memory. */
const queue = [];
const memoryStore = {
  push: async (envelope) => void queue.push(envelope),
  unshift: async (envelope) => void queue.unshift(envelope),
  shift: async () => queue.shift(),
  size: () => queue.length,
};

const store = STORE === undefined ? memoryStore : fileStore();

function shouldSend(envelope) {
  shown.push(Buffer.from(serializeEnvelope(envelope)).toString("utf8"));
  return isOnline;
}

const makeOffline = makeOfflineTransport(Sentry.makeNodeTransport);
const transportOptions = { createStore: () => store, shouldSend };
let timesMade = 0;

const KINDS = {
  plain: { transport: makeOffline, transportOptions },
  "no network": { transport: makeOffline, transportOptions },
  late: { transport: makeOffline, transportOptions },
  "a factory that adds the store": {
    transport: (options) => makeOffline({ ...options, createStore: () => store }),
    transportOptions: { shouldSend },
  },
  multiplexed: { transport: makeMultiplexedTransport(makeOffline), transportOptions },
  "flushed at startup": { transport: makeOffline, transportOptions: { ...transportOptions, flushAtStartup: true } },
  frozen: { transport: (options) => Object.freeze(makeOffline(options)), transportOptions },
  "created only once": {
    transport: (options) => {
      timesMade += 1;
      if (timesMade > 1) throw new Error("The store is locked.");
      return makeOffline(options);
    },
    transportOptions,
  },
};

/** Captures two events with attachments, a log and a check-in. */
function capture() {
  Sentry.withScope((scope) => {
    scope.addAttachment({ filename: "note.txt", data: note, contentType: "text/plain" });
    Sentry.captureException(new Error(`an error ${note}`));
  });
  Sentry.withScope((scope) => {
    // The scrubber cannot search UTF-16, so it drops this attachment.
    scope.addAttachment({ filename: "wide.txt", data: new Uint8Array(Buffer.from(note, "utf16le")) });
    Sentry.captureMessage(`a message ${note}`);
  });
  Sentry.logger.info(`a log ${note}`, { password: secrets.password });
  Sentry.captureCheckIn({ monitorSlug: note, status: "ok" });
}

const base = { dsn: DSN, release: "shop@1.2.3", enableLogs: true, environment: "e2e" };
const app = { ...base, ...KINDS[KIND] };

if (STORE === undefined) {
  // Without STORE, this process fills the store: a first client stores envelopes without the scrubber. The client below
  // sends them with the scrubber.
  isOnline = false;
  Sentry.init(app);
  capture();
  await Sentry.close(3000);
  isOnline = true;
}
const stored = store.size();
if (KIND === "late") {
  Sentry.init(app);
  if (isGuarded) Sentry.addIntegration(scrubberIntegration());
} else Sentry.init({ ...app, ...ours() });
shown.length = 0;

if (FILL !== undefined) capture();
else Sentry.captureMessage("a new one");
await Sentry.flush(3000);
// Without a timeout, `flush` makes the transport send the stored envelopes.
if (KIND === "no network") void Sentry.flush();
// The transport sends stored envelopes from timers that do not keep the process alive, so this loop waits for them.
const isDone = () => (KIND === "no network" ? hasRetried : FILL !== undefined || store.size() === 0);
while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 20));
await Sentry.flush(3000);
process.emit("beforeExit", 0);
await Sentry.flush(3000);
process.stdout.write(`${JSON.stringify({ stored, left: store.size(), shown })}\n`, () => process.exit(0));
