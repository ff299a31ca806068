// An app that sends every kind of item while something goes wrong. FAULT names the fault. Without GUARD, our packages
// are not used. Prints what happened in the app. The test's fake Sentry server records what was sent.
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { scrubber } from "@sentry-policy/scrubber";
import { secrets } from "../../support/secrets.mjs";
import { sendEverything } from "./items.mjs";

const { FAULT = "nothing fails", GUARD, LIFECYCLE, FLUSH_MS = "3000", SENTRY_DSN } = process.env;
const unhandled = [];
process.on("unhandledRejection", (reason) => unhandled.push(`rejection: ${reason}`));
process.on("uncaughtException", (error) => unhandled.push(`exception: ${error}`));

let reports = 0;
const throwing = () => {
  throw new Error(`a fault beside ${secrets.email}`);
};
class ThrowingRegExp extends RegExp {
  exec() {
    return throwing();
  }
}

/** Policies that cause a fault, by the fault's name. */
const POLICIES = {
  "onScrub throws": { onScrub: throwing },
  "onScrub rejects": { onScrub: async () => throwing() },
  "onScrub and the console throw": { onScrub: throwing },
  "onScrub reports to Sentry": {
    onScrub: () => {
      reports += 1;
      if (reports < 200) Sentry.captureMessage(`filtered something of ${secrets.email}`);
    },
  },
  "onScrub logs to Sentry": {
    onScrub: () => {
      reports += 1;
      if (reports < 200) Sentry.logger.info(`filtered something of ${secrets.email}`);
    },
  },
  "digest throws": { redaction: { method: "hash", digest: throwing } },
  "digest and the console throw": { redaction: { method: "hash", digest: throwing } },
  "digest throws and the console is captured": { redaction: { method: "hash", digest: throwing } },
  "digest and onScrub throw": { redaction: { method: "hash", digest: throwing }, onScrub: throwing },
  "digest returns no string": { redaction: { method: "hash", digest: () => undefined } },
  "a pattern throws": { patterns: { order: { pattern: new ThrowingRegExp("ORD-\\d{8}"), unsafe: true } } },
  "a sensitive name throws": { sensitiveFields: [new ThrowingRegExp("^x-ref$")] },
  // This pattern overflows the stack for a long string, so V8 throws.
  "a pattern overflows the stack": { patterns: { order: { pattern: /^(?:(a|b)(c)?(d)?(e)?)*z/, unsafe: true } } },
};

/** Functions that cause the faults that no policy can cause, by the fault's name. */
const SETUPS = {
  "a getter throws": (client) => client.addEventProcessor((event) => withThrowingGetters(event)),
  "an event processor throws": (client) =>
    client.addEventProcessor((event) => (event.type === undefined ? throwing() : event)),
  "the prototype of all objects is polluted": () =>
    Object.defineProperty(Object.prototype, "value", { value: "polluted", writable: true, configurable: true }),
  "a later beforeEnvelope throws": (client) => client.on("beforeEnvelope", once(throwing)),
};

function withThrowingGetters(event) {
  const trap = () => ({
    get password() {
      return throwing();
    },
    toJSON: throwing,
    note: `for ${secrets.email}`,
  });
  const hostile = new Proxy({ note: `for ${secrets.email}` }, { get: throwing, ownKeys: throwing });
  event.extra = { ...event.extra, trap: trap(), list: [trap()], hostile };
  event.request = { data: trap(), headers: hostile };
  event.later = trap();
  return event;
}

function once(act) {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}

const warnings = [];
const warn = console.warn;
console.warn = (...args) => {
  if (/sentry-policy/.test(args[0])) warnings.push(args.join(" "));
  else warn(...args);
  // Some teams make the console throw, so that any output fails their tests.
  if (FAULT.includes("the console throw")) throwing();
};

const app = {
  dsn: SENTRY_DSN,
  release: "shop@1.2.3",
  traceLifecycle: LIFECYCLE,
  enableLogs: true,
  tracesSampleRate: 1,
  // The SDK collects sessions of incoming requests for a minute, which is too long for a test. The app starts a session
  // itself instead.
  integrations: [
    Sentry.httpIntegration({ trackIncomingRequestsAsSessions: false }),
    ...(FAULT.includes("console is captured") ? [Sentry.captureConsoleIntegration()] : []),
  ],
};
// Losses are counted in the app, because a server that accepts nothing does not accept client reports either.
const lost = {};
const prototype = Sentry.NodeClient.prototype;
const record = prototype.recordDroppedEvent;
prototype.recordDroppedEvent = function recordAndCount(reason, category, count = 1) {
  const key = `${reason}:${category}`;
  lost[key] = (lost[key] ?? 0) + count;
  return record.call(this, reason, category, count);
};

Sentry.init(GUARD === undefined ? app : compose(scrubber(POLICIES[FAULT] ?? {}), app));
SETUPS[FAULT]?.(Sentry.getClient());

sendEverything(Sentry);
await Sentry.flush(Number(FLUSH_MS));
await new Promise((resolve) => setTimeout(resolve, 50));
// The SDK sends client reports on `beforeExit`.
process.emit("beforeExit", 0);
await Sentry.flush(Number(FLUSH_MS));
console.log(JSON.stringify({ unhandled, warnings, reports, lost }));
process.exit(0);
