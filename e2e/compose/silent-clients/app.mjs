// Creates a client. SETUP selects how our packages are used. Most setups cause a warning, but only if the client sends
// data. CLIENT selects whether it does: a client without a DSN, or a disabled one, sends nothing.
import { sampler } from "@sentry-policy/sampler";
import { scrubber, scrubberIntegration } from "@sentry-policy/scrubber";

const { CLIENT, SETUP, DSN, SDK_PACKAGE = "@sentry/node" } = process.env;
const Sentry = await import(SDK_PACKAGE);

const CLIENTS = {
  "with a DSN": { dsn: DSN },
  "without a DSN": {},
  "with an empty DSN": { dsn: "" },
  "that is disabled": { dsn: DSN, enabled: false },
};
const client = { ...CLIENTS[CLIENT], tracesSampleRate: 1 };
const replaced = { integrations: [Sentry.extraErrorDataIntegration()] };

const SETUPS = {
  "nothing is replaced": () => Sentry.init({ ...client, ...scrubber(), ...sampler() }),
  "`integrations` is replaced": () => Sentry.init({ ...client, ...scrubber(), ...replaced }),
  "`integrations` is replaced, in a later tick": async () => {
    const options = scrubber();
    await undefined;
    await undefined;
    Sentry.init({ ...client, ...options, ...replaced });
  },
  "both options are replaced": () =>
    Sentry.init({ ...client, ...scrubber(), ...replaced, beforeSend: (event) => event }),
  "the SDK is of another version than the @sentry/core that our packages import": () =>
    Sentry.init({ ...client, ...scrubber(), ...sampler() }),
  "no rate is set": () => Sentry.init({ ...client, tracesSampleRate: undefined, ...scrubber(), ...sampler() }),
  "the guard is added later, beside a hook without effect": () => {
    const hooks = { traceLifecycle: "stream", beforeSendTransaction: (event) => event };
    Sentry.init({ ...client, ...hooks });
    Sentry.addIntegration(scrubberIntegration());
  },
};

await SETUPS[SETUP]();
Sentry.startSpan({ name: "work" }, () => Sentry.captureException(new Error("made up")));
await Sentry.flush(3000);
