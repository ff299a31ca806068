// Tests the scrubber's integration (the guard) in unusual states of a client. STATE names the state. Without GUARD, our
// packages are not used. The app sends everything in the tick in which the state begins, so the guard must be attached
// by then.
import * as Sentry from "@sentry/node";
import { scrubber, scrubberIntegration } from "@sentry-policy/scrubber";
import { note, secrets } from "../../support/state-secrets.mjs";

const { STATE, GUARD, DSN, OTHER_DSN, SIDECAR } = process.env;
const isGuarded = GUARD !== undefined;
const withoutDsn = { release: "shop@1.2.3", enableLogs: true, environment: "e2e" };
const app = { ...withoutDsn, dsn: DSN };
const ours = (policy) => (isGuarded ? scrubber(policy) : {});
const integration = () => (isGuarded ? [scrubberIntegration()] : []);
const replaced = { integrations: [Sentry.extraErrorDataIntegration()] };
const bothReplaced = { ...replaced, beforeSend: (event) => event };
const { setClient } = Sentry.Scope.prototype;

/**
 * The transport's `send`, as an integration of the app has stored it. This is the original function if it was stored
 * before the scrubber's integration replaced it.
 */
let taken;

const STATES = {
  "`integrations` is replaced": () => Sentry.init({ ...app, ...ours(), ...replaced }),
  "`integrations` is replaced, in a later tick": async () => {
    const options = { ...app, ...ours(), ...replaced };
    await undefined;
    await undefined;
    Sentry.init(options);
  },
  "`beforeSend` and `integrations` are both replaced": () => Sentry.init({ ...app, ...ours(), ...bothReplaced }),
  "there is no DSN, and both are replaced": () => {
    Sentry.init({ ...withoutDsn, ...ours(), ...bothReplaced });
  },
  "the SDK is disabled, and both are replaced": () =>
    Sentry.init({ ...app, enabled: false, ...ours(), ...bothReplaced }),
  "Spotlight without a DSN, and both are replaced": () => {
    Sentry.init({ ...withoutDsn, spotlight: SIDECAR, ...ours(), ...bothReplaced });
  },
  "Spotlight, and `integrations` is replaced": () =>
    Sentry.init({ ...app, spotlight: SIDECAR, ...ours(), ...replaced }),
  "Spotlight, and both are replaced": () => Sentry.init({ ...app, spotlight: SIDECAR, ...ours(), ...bothReplaced }),
  "Spotlight, and the guard is added later": () => {
    Sentry.init({ ...app, spotlight: SIDECAR });
    for (const each of integration()) Sentry.addIntegration(each);
  },
  "Spotlight, and the client is set by another `setClient`": async () => {
    const scope = Sentry.getCurrentScope();
    scope.setClient = setClient;
    Sentry.init({ ...app, spotlight: SIDECAR, ...ours(), ...replaced });
    await undefined;
    await undefined;
  },
  "Spotlight, and the client is found by its first error": async () => {
    const scope = Sentry.getCurrentScope();
    scope.setClient = setClient;
    const options = { ...app, spotlight: SIDECAR, ...ours(), ...replaced };
    await undefined;
    await undefined;
    Sentry.init(options);
    Sentry.captureException(new Error(note));
    await Sentry.flush(3000);
  },
  "the setter of `send` ignores assignments": () => {
    const transport = (options) => {
      const { send, flush } = Sentry.makeNodeTransport(options);
      return Object.defineProperty({ flush }, "send", { get: () => send, set: () => {}, configurable: true });
    };
    Sentry.init({ ...app, transport, ...ours() });
  },
  "the setter of `send` ignores assignments, and cannot be redefined": () => {
    const transport = (options) => {
      const { send, flush } = Sentry.makeNodeTransport(options);
      return Object.defineProperty({ flush }, "send", { get: () => send, set: () => {} });
    };
    Sentry.init({ ...app, transport, ...ours() });
  },
  "the transport is frozen": () => {
    const region = { name: "eu" };
    const transport = (options) => Object.freeze({ ...Sentry.makeNodeTransport(options), region });
    Sentry.init({ ...app, transport, ...ours() });
    if (Sentry.getClient().getTransport().region !== region) throw new Error("The app's own field is gone.");
  },
  "the transport is shared with a client with a laxer policy": () => {
    let shared;
    const transport = (options) => {
      shared ??= Sentry.makeNodeTransport(options);
      return shared;
    };
    Sentry.init({ ...app, transport, ...ours({ scrubPersonalData: false }) });
    Sentry.init({ ...app, transport, ...ours() });
  },
  "the transport is frozen, and shared with a client with a laxer policy": () => {
    let shared;
    const transport = (options) => {
      shared ??= Object.freeze(Sentry.makeNodeTransport(options));
      return shared;
    };
    Sentry.init({ ...app, transport, ...ours({ scrubPersonalData: false }) });
    Sentry.init({ ...app, transport, ...ours() });
  },
  "an integration before the guard reads `send` in `setup`": () =>
    Sentry.init({ ...app, ...ours(), integrations: [taker("setup"), ...integration()] }),
  "an integration before the guard reads `send` in `beforeSetup`": () =>
    Sentry.init({ ...app, ...ours(), integrations: [taker("beforeSetup"), ...integration()] }),
  "an integration before the guard sends in `beforeSetup`": () =>
    Sentry.init({ ...app, integrations: [sender(), ...integration()] }),
  "an integration before the guard, made in an earlier tick, reads `send` in `beforeSetup`": async () => {
    const integrations = [taker("beforeSetup"), ...integration()];
    await undefined;
    await undefined;
    Sentry.init({ ...app, integrations });
  },
  "a client that is not on a scope, with an integration before the guard": () => {
    const options = { ...app, transport: Sentry.makeNodeTransport, stackParser: Sentry.defaultStackParser };
    const own = [
      { name: "Own", beforeSetup: () => {} },
      { name: "SpotlightBrowser", beforeSetup: () => {} },
    ];
    const client = new Sentry.NodeClient({ ...options, integrations: [...own, ...integration()] });
    client.init();
    Sentry.getCurrentScope().setClient(client);
  },
  "two policies, two clients": () => {
    const [lax, strict] = [ours({ scrubPersonalData: false }), ours()];
    Sentry.init({ ...app, ...lax, ...replaced });
    send();
    Sentry.init({ ...app, dsn: OTHER_DSN, ...strict, ...replaced });
  },
  "two policies, two clients, the second of which replaced both": () => {
    const [strict, lax] = [ours(), ours({ scrubPersonalData: false })];
    Sentry.init({ ...app, ...lax });
    send();
    Sentry.init({ ...app, dsn: OTHER_DSN, ...strict, ...bothReplaced });
  },
  "a client without our packages": () => {
    Sentry.init({ ...app, ...ours() });
    send();
    Sentry.init({ ...app, dsn: OTHER_DSN });
  },
};

function taker(when) {
  return { name: "Taker", [when]: (client) => (taken = client.getTransport().send) };
}

function sender() {
  return { name: "Sender", beforeSetup: (client) => void client.sendEnvelope(envelope()) };
}

function envelope() {
  return [{}, [[{ type: "check_in" }, { check_in_id: "a".repeat(32), monitor_slug: note, status: "ok" }]]];
}

const clients = new Set();

function send() {
  const client = Sentry.getClient();
  if (client === undefined) return;
  clients.add(client);
  Sentry.setUser({ email: secrets.email });
  Sentry.startSession();
  Sentry.captureSession();
  Sentry.captureCheckIn({ monitorSlug: note, status: "ok" });
  Sentry.captureException(new Error(note));
  Sentry.logger.info(note, { password: secrets.password });
  client.emit("flush");
  void client.sendEnvelope(envelope());
  void client.getTransport()?.send(envelope());
  void taken?.(envelope());
}

// `await` ends the tick even without a promise, so it is used only if necessary.
const reached = STATES[STATE]();
if (reached instanceof Promise) await reached;
send();
for (const client of clients) await client.flush(3000);
