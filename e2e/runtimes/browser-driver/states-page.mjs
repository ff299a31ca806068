// Puts a client of the browser SDK into an unusual state, to test the guard (the scrubber's integration) in that state.
// The URL query contains the state, and `guard` if our packages are used. The page sends everything in the tick in
// which the state is reached, so the guard must be attached by then.
import { printed } from "./printed.mjs";
import { note, secrets } from "./state-secrets.mjs";

const query = new URLSearchParams(location.search);
const [dsn, sidecarUrl, state] = ["dsn", "sidecar", "state"].map((name) => query.get(name));
const isGuarded = query.has("guard");
/** Number of envelopes that an offline transport stores: an error, a log, and a replay recording. */
const STORED = 3;

const app = {
  dsn,
  release: "shop@1.2.3",
  environment: "smoke",
  enableLogs: true,
  // At start-up the SDK sends a session by itself. The user is already set here, so that this session contains the
  // user.
  initialScope: { user: { email: secrets.email } },
  // A browser rejects `keepalive` requests if more than 64 KB are pending.
  transportOptions: { fetchOptions: { keepalive: false } },
};

export async function runState({ Sentry, compose, scrubber, scrubberIntegration }) {
  const ours = (policy) => (isGuarded ? scrubber(policy) : {});
  const replaced = { integrations: [{ name: "Own" }] };
  const bothReplaced = { ...replaced, beforeSend: (event) => event };
  const spotlight = () => ({ integrations: [Sentry.spotlightBrowserIntegration({ sidecarUrl })] });
  const offline = (options) => ({
    transport: Sentry.makeBrowserOfflineTransport(),
    transportOptions: { ...app.transportOptions, ...options },
  });
  const recordingConsole = () => ({
    ...app,
    defaultIntegrations: [...Sentry.getDefaultIntegrations({}), Sentry.consoleLoggingIntegration({ levels: ["log"] })],
  });
  let taken;

  const STATES = {
    "the console is recorded": () => Sentry.init({ ...recordingConsole(), ...ours() }),
    "the console is recorded, and the options are composed": () =>
      Sentry.init(compose(recordingConsole(), ours(), { integrations: [{ name: "Own" }] })),
    "`integrations` is replaced": () => Sentry.init({ ...app, ...ours(), ...replaced }),
    "`beforeSend` and `integrations` are both replaced": () => Sentry.init({ ...app, ...ours(), ...bothReplaced }),
    "Spotlight, and `integrations` is replaced": () => Sentry.init({ ...app, ...ours(), ...spotlight() }),
    "Spotlight, and the guard is added later": () => {
      Sentry.init({ ...app, ...spotlight() });
      if (isGuarded) Sentry.addIntegration(scrubberIntegration());
    },
    "the transport is frozen": () => {
      const transport = (options) => Object.freeze(Sentry.makeFetchTransport(options));
      Sentry.init({ ...app, transport, ...ours() });
    },
    "the setter of `send` ignores assignments": () => {
      const transport = (options) => {
        const { send, flush } = Sentry.makeFetchTransport(options);
        return Object.defineProperty({ flush }, "send", { get: () => send, set: () => {} });
      };
      Sentry.init({ ...app, transport, ...ours() });
    },
    "the transport is shared with a client with a laxer policy": () => {
      let shared;
      const transport = (options) => {
        shared ??= Sentry.makeFetchTransport(options);
        return shared;
      };
      Sentry.init({ ...app, transport, ...ours({ scrubPersonalData: false }), defaultIntegrations: false });
      Sentry.init({ ...app, transport, ...ours() });
    },
    "an integration before the guard reads `send` in `beforeSetup`": () => {
      const taker = { name: "Taker", beforeSetup: (client) => (taken = client.getTransport().send) };
      Sentry.init({ ...app, integrations: [taker, ...(isGuarded ? [scrubberIntegration()] : [])] });
    },
    "an offline transport has stored what an earlier page sent": () => Sentry.init({ ...app, ...offline(), ...ours() }),
    "an offline transport is flushed at startup": () =>
      Sentry.init({ ...app, ...offline({ flushAtStartup: true }), ...ours() }),
    "a page without us, and without a network": () => Sentry.init({ ...app, ...offline({ shouldSend: () => false }) }),
  };

  STATES[state]();
  if (state.startsWith("a page without us")) {
    send(Sentry);
    void Sentry.getClient()
      .getTransport()
      .send(await replay());
    await until(async () => (await stored()) >= STORED);
  } else if (state.startsWith("an offline transport")) {
    Sentry.captureMessage("a new one");
    await until(async () => (await stored()) === 0);
  } else {
    send(Sentry);
    const direct = envelopeOf({ type: "check_in" }, { check_in_id: "a".repeat(32), monitor_slug: note, status: "ok" });
    void Sentry.getClient().getTransport().send(direct);
    void taken?.(direct);
  }
  await Sentry.flush(5000);
  document.documentElement.dataset.done = "true";
}

function send(Sentry) {
  const client = Sentry.getClient();
  for (const args of Object.values(printed("password", secrets.printed))) console.log(...args);
  Sentry.startSession();
  Sentry.captureSession();
  Sentry.captureException(new Error(note));
  Sentry.captureCheckIn?.({ monitorSlug: note, status: "ok" });
  Sentry.logger.info(note, { password: secrets.password });
  client.emit("flush");
  void client.sendEnvelope(envelopeOf({ type: "check_in" }, { monitor_slug: note, status: "ok" }));
}

const envelopeOf = (...item) => [{}, [item]];

/** Returns an envelope with a replay recording, which is compressed as the SDK's replay worker compresses it. */
async function replay() {
  const events = JSON.stringify([{ type: 5, timestamp: 1_800_000_000, data: { tag: "note", payload: { note } } }]);
  const packed = new Blob([events]).stream().pipeThrough(new CompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const line = new TextEncoder().encode('{"segment_id":0}\n');
  const recording = new Uint8Array([...line, ...bytes]);
  return envelopeOf({ type: "replay_recording", length: recording.length }, recording);
}

async function until(holds) {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Returns how many envelopes the SDK keeps in the browser's database. */
function stored() {
  return new Promise((resolve, reject) => {
    const opened = indexedDB.open("sentry-offline");
    opened.onupgradeneeded = () => opened.result.createObjectStore("queue");
    opened.onerror = () => reject(opened.error);
    opened.onsuccess = () => {
      const count = opened.result.transaction("queue").objectStore("queue").count();
      count.onsuccess = () => resolve(count.result);
      count.onerror = () => reject(count.error);
      opened.result.close();
    };
  });
}
