// Creates a client, and attaches the scrubber's integration (the guard) to it in the way that SETUP names. Prints a
// list with one entry for each call of `onScrub` for an error event.
import { createRequire } from "node:module";
import { MULTIPLEXED_TRANSPORT_EXTRA_KEY, makeMultiplexedTransport } from "@sentry/core";
import * as Sentry from "@sentry/node";
import * as policy from "@sentry-policy/scrubber";
import { errorAndTrace, secrets } from "../../support/secrets.mjs";

const { SETUP, SENTRY_DSN, OTHER_DSN } = process.env;
const reports = [];
const onScrub = ({ item }) => void reports.push(item);
const app = { dsn: SENTRY_DSN, tracesSampleRate: 1 };

/** Loads a second copy of our package. An app has two copies if it loads both the ES module and the CommonJS build. */
function copyOfOurs() {
  return createRequire(import.meta.url)("@sentry-policy/scrubber");
}

/** Wraps `sendEnvelope` like a sampler: each envelope is buffered and sent later. */
function bufferEnvelopes(client) {
  const send = client.sendEnvelope.bind(client);
  client.sendEnvelope = async (envelope) => {
    JSON.stringify(envelope);
    await new Promise((resolve) => setImmediate(resolve));
    return send(envelope);
  };
}

/**
 * Sets up the app's client without the scrubber, and a second client with the options of `scrubber()`, but with empty
 * `integrations`.
 */
async function clientBesideTheApps(place) {
  Sentry.init(app);
  const options = { ...Sentry.getClient().getOptions(), dsn: OTHER_DSN, stackParser: Sentry.defaultStackParser };
  const client = new Sentry.NodeClient({ ...options, ...policy.scrubber({ onScrub }), integrations: [] });
  const scope = new Sentry.Scope();
  place(client, scope);
  client.init();
  await undefined;
  for (let time = 0; time < 2; time++) {
    client.captureException(new Error(`no account for ${secrets.email}`), undefined, scope);
  }
  client.sendEnvelope([{}, [[{ type: "check_in" }, { monitor_slug: `for ${secrets.email}` }]]]);
  await client.flush(3000);
  Sentry.captureMessage("the app's own, to kept@example.com");
}

const SETUPS = {
  "two clients": async () => {
    Sentry.init({ ...app, ...policy.scrubber({ onScrub }) });
    errorAndTrace(Sentry);
    const first = Sentry.getClient();
    Sentry.init({ ...app, dsn: OTHER_DSN, ...policy.scrubber({ onScrub }) });
    errorAndTrace(Sentry);
    await first.flush(3000);
  },
  "a second init": () => {
    Sentry.init({ ...app, ...policy.scrubber() });
    Sentry.init({ ...app, ...policy.scrubber({ onScrub }) });
    errorAndTrace(Sentry);
  },
  "close, and init again": async () => {
    const options = { ...app, ...policy.scrubber({ onScrub }) };
    Sentry.init(options);
    errorAndTrace(Sentry);
    await Sentry.close(3000);
    Sentry.init(options);
    errorAndTrace(Sentry);
  },
  "an integration that is added later": () => {
    Sentry.init(app);
    Sentry.addIntegration(policy.scrubberIntegration({ onScrub }));
    errorAndTrace(Sentry);
  },
  "an integration that is added later, after envelopes are buffered": () => {
    Sentry.init(app);
    bufferEnvelopes(Sentry.getClient());
    Sentry.addIntegration(policy.scrubberIntegration({ onScrub }));
    errorAndTrace(Sentry);
  },
  "an integration that is added later, before envelopes are buffered": () => {
    Sentry.init(app);
    Sentry.addIntegration(policy.scrubberIntegration({ onScrub }));
    bufferEnvelopes(Sentry.getClient());
    errorAndTrace(Sentry);
  },
  "a guard that is attached several times": () => {
    const integration = policy.scrubberIntegration({ onScrub });
    Sentry.init({ ...app, integrations: [integration, policy.scrubberIntegration({ onScrub })] });
    const client = Sentry.getClient();
    for (let time = 0; time < 3; time++) {
      client.addIntegration(policy.scrubberIntegration({ onScrub }));
      integration.setup(client);
    }
    errorAndTrace(Sentry);
  },
  "replaced integrations, and an app's hook that calls ours": async () => {
    const ours = policy.scrubber({ onScrub });
    Sentry.init({ ...app, ...ours, integrations: [], beforeSend: (event) => ours.beforeSend(event) });
    Sentry.captureException(new Error("the first"), { extra: { password: secrets.password } });
    await Sentry.flush(3000);
    errorAndTrace(Sentry);
  },
  "a second client beside the app's": () => clientBesideTheApps((client, scope) => scope.setClient(client)),
  "a second client that is not on a scope": () => clientBesideTheApps(() => {}),
  "a multiplexed transport": () => {
    Sentry.init({ ...app, transport: makeMultiplexedTransport(Sentry.makeNodeTransport), ...policy.scrubber() });
    Sentry.getCurrentScope().setExtra(MULTIPLEXED_TRANSPORT_EXTRA_KEY, [{ dsn: OTHER_DSN }]);
    errorAndTrace(Sentry);
  },
  "a transport whose send cannot be set": () => {
    const transport = (options) => {
      const { send, flush } = Sentry.makeNodeTransport(options);
      return {
        flush,
        get send() {
          return send;
        },
      };
    };
    Sentry.init({ ...app, transport, ...policy.scrubber({ onScrub }) });
    errorAndTrace(Sentry);
  },
  "a frozen transport": () => {
    const transport = (options) => Object.freeze(Sentry.makeNodeTransport(options));
    Sentry.init({ ...app, transport, ...policy.scrubber({ onScrub }) });
    errorAndTrace(Sentry);
  },
  "two copies of the package": () => {
    const copy = copyOfOurs();
    Sentry.init({ ...app, ...copy.scrubber(), integrations: [policy.scrubberIntegration({ onScrub })] });
    copy.scrubberIntegration({ onScrub }).setup(Sentry.getClient());
    errorAndTrace(Sentry);
  },
};

await SETUPS[SETUP]();
await Sentry.flush(3000);
console.log(JSON.stringify(reports.filter((item) => item === "event")));
