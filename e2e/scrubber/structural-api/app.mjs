// Calls the SDK's functions whose arguments become structural fields, such as the name of a module or the ID of a
// session. Prints the secrets of each call. With GUARD, the app uses the scrubber, and no secret may be sent.
import { Script } from "node:vm";
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";

const { GUARD, SENTRY_DSN } = process.env;
const AS_LISTS = "with lists";
/** Looks like no secret, so it disappears only if the whole field is redacted. */
const HARMLESS = "orchard/pear";
const planted = { "the source of such a script": [HARMLESS, "pear */"] };

/** Returns made-up secrets. Each SDK call gets its own secrets, so that the test can see which calls leak. */
function canaries(way) {
  const own = Object.keys(planted).length.toString(36).padStart(2, "Q");
  const secrets = {
    email: `canary.${own}@example.com`,
    password: `Zq9vKe2mX4${own}`,
    key: `ghp_${"Ab3".repeat(11)}0${own}`,
  };
  planted[way] = Object.values(secrets);
  return [secrets.email, `password=${secrets.password}`, secrets.key];
}

function attempt(run) {
  try {
    run();
  } catch (error) {
    Sentry.captureException(error);
  }
}

/**
 * Turns the objects in `exception` and `threads` into plain arrays, which Sentry also accepts. The SDK's earlier steps
 * and its session update would fail on such arrays. So this is done in the last hook, and no session may be active.
 */
function beforeSend(event) {
  if (event.message !== AS_LISTS) return event;
  const { text } = event.extra;
  const frames = [{ filename: `/srv/${text}`, function: text, module: text, instruction_addr: text }];
  const exception = { type: "Error", value: "x", thread_id: text, mechanism: { type: text }, stacktrace: { frames } };
  return { ...event, extra: {}, exception: [exception], threads: [{ id: text, stacktrace: { frames } }] };
}

const WAYS = {
  "captureCheckIn: status": (text) => Sentry.captureCheckIn({ monitorSlug: "nightly", status: text }),
  "captureCheckIn: checkInId": (text) =>
    Sentry.captureCheckIn({ monitorSlug: "nightly", status: "ok", checkInId: text }),
  "a function that is named after data": (text) => {
    const handlers = {
      [text]: () => {
        throw new Error("in a handler");
      },
    };
    attempt(() => handlers[text]());
  },
  "a stack of the app's own": (text) => {
    const stack = `Error: own stack\n    at Object.${text} (/srv/app/pay.js:1:2)\n    at new ${text} (/srv/app/pay.js:3:4)`;
    Sentry.captureException(Object.assign(new Error("own stack"), { stack }));
  },
  "the address of a script": (text) => {
    const user = text.replace("@", "_at_").replace("=", ":");
    for (const filename of [`https://${user}@cdn.example/app.js`, `https://cdn.example/${text}/app.js`]) {
      attempt(() => new Script("throw new Error('in a script')", { filename }).runInThisContext());
    }
  },
  "a script that is its own address": async (text) => {
    // A data URL contains the source code of the script. The SDK would send the part after its last slash as the name
    // of the module.
    const source = `const note = ${JSON.stringify(text)}; /* ${HARMLESS} */ throw new Error("in a data URL");`;
    await import(`data:text/javascript,${encodeURIComponent(source)}`).catch((error) => Sentry.captureException(error));
  },
  "incoming baggage": (text) => {
    const value = encodeURIComponent(text);
    const fields = ["trace_id", "public_key", "org_id", "sampled", "sample_rand", "sample_rate", "replay_id", "other"];
    const baggage = fields.map((field) => `sentry-${field}=${value}`).join(",");
    Sentry.continueTrace({ sentryTrace: `${"a1".repeat(16)}-${"b2".repeat(8)}-1`, baggage }, () => {
      Sentry.captureMessage("with incoming baggage");
      Sentry.startSpan({ name: "continued" }, () => {});
    });
  },
  "addBreadcrumb: timestamp": (text) =>
    Sentry.withIsolationScope(() => {
      Sentry.addBreadcrumb({ message: "a step", timestamp: text });
      Sentry.captureMessage("after a step");
    }),
  "recordDroppedEvent: reason and category": (text) => {
    Sentry.getClient().recordDroppedEvent(text, "error");
    Sentry.getClient().recordDroppedEvent("ratelimit_backoff", text);
  },
  "beforeSend: exceptions and threads as lists": (text) => Sentry.captureMessage(AS_LISTS, { extra: { text } }),
  "captureEvent: modules, sdk and debug_meta": (text) =>
    Sentry.captureEvent({
      message: "a custom event",
      modules: { [text]: "1.0.0", lib: text },
      sdk: { integrations: [text], packages: [{ name: text, version: text }] },
      debug_meta: { images: [{ type: text, debug_id: text, code_id: text, code_file: text }] },
    }),
  "captureEvent: ids and times": (text) =>
    Sentry.captureEvent({
      message: "ids",
      timestamp: text,
      start_timestamp: text,
      event_id: text,
      contexts: { trace: { trace_id: text, span_id: text, parent_span_id: text } },
    }),
  // This call starts a session, in which the SDK cannot process the arrays that `beforeSend` sets. So it comes last,
  // after all earlier events are sent.
  "captureSession: sid and status": async (text) => {
    await Sentry.flush(5000);
    const session = Sentry.startSession();
    session.sid = text;
    session.status = text;
    Sentry.captureSession();
  },
};

/**
 * Default integrations that this app does not use. Dedupe would drop a second message with the same text. The others
 * would overwrite fields that contain secrets.
 */
const IN_THE_WAY = ["Dedupe", "Modules", "ProcessSession"];

Sentry.init({
  dsn: SENTRY_DSN,
  release: "shop@1.2.3",
  tracesSampleRate: 1,
  beforeSend,
  integrations: (defaults) => [
    ...defaults.filter(({ name }) => !IN_THE_WAY.includes(name)),
    ...(GUARD === undefined ? [] : scrubber().integrations),
  ],
});

for (const [way, run] of Object.entries(WAYS)) for (const text of canaries(way)) await run(text);
await Sentry.flush(5000);
// The SDK sends client reports on `beforeExit`.
process.emit("beforeExit", 0);
await Sentry.flush(5000);
console.log(JSON.stringify(planted));
process.exit(0);
