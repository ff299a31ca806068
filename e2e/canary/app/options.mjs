// The app's options for `Sentry.init`, in several variants. They differ in the transport, and in how our packages are
// combined with the app's options.
import { makeOfflineTransport } from "@sentry/core";
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { sampler } from "@sentry-policy/sampler";
import { scrubber, scrubberIntegration } from "@sentry-policy/scrubber";
import { lateHooks } from "./scenes/late-hooks.mjs";

const { SENTRY_DSN, E2E_SDK: SDK, LIFECYCLE: traceLifecycle, SCENES, SIDECAR, TUNNEL, WITHOUT_VARIABLES } = process.env;

/** The envelopes in the offline store, as strings, because a real store would write them to a disk. */
export const stored = [];
let isOnline = true;

export const base = {
  dsn: SENTRY_DSN,
  release: "shop@1.4.0",
  environment: "e2e",
  traceLifecycle,
  tracesSampleRate: 1,
  // SDK v10 sends logs only with this option.
  enableLogs: true,
  sendDefaultPii: true,
  includeLocalVariables: WITHOUT_VARIABLES === undefined,
  // Some variants overwrite the `integrations` option, so the app's integrations are in `defaultIntegrations`.
  defaultIntegrations: [...Sentry.getDefaultIntegrations({ tracesSampleRate: 1 }), ...appIntegrations()],
  transport: delayed(Sentry.makeNodeTransport),
  transportOptions: { bufferSize: 100_000 },
};

export const VARIANTS = {
  control: () => base,
  spread: () => ({ ...base, ...scrubber() }),
  compose: () => compose(base, scrubber(), { integrations: own() }),
  integration: () => ({ ...base, integrations: [scrubberIntegration()] }),
  overwritten: () => ({ ...base, ...scrubber(), integrations: own() }),
  "both overwritten": () => ({ ...base, ...scrubber(), integrations: own(), beforeSend: (event) => event }),
  "overwritten, spotlight": () => ({ ...base, ...scrubber(), integrations: own(), spotlight: SIDECAR }),
  spotlight: () => ({
    ...base,
    ...scrubber(),
    integrations: [Sentry.spotlightIntegration({ sidecarUrl: SIDECAR }), ...scrubber().integrations],
  }),
  offline: () => ({ ...base, ...scrubber(), ...offline() }),
  tunnel: () => ({ ...base, ...scrubber(), tunnel: TUNNEL }),
  hooks: () => compose(base, scrubber(), lateHooks(), { integrations: own() }),
  sampler: () => ({ ...base, ...scrubber(), ...sampler({ rate: 1 }) }),
  "sampler, composed": () => compose(base, sampler({ rate: 1 }), scrubber(), { integrations: own() }),
};

/** Returns the app's own `integrations`, which overwrite those of `scrubber()` in some variants. */
const own = () => [{ name: "Own" }];

export function goOnline() {
  isOnline = true;
}

function offline() {
  isOnline = false;
  return {
    transport: delayed(makeOfflineTransport(Sentry.makeNodeTransport)),
    transportOptions: { bufferSize: 100_000, createStore, shouldSend: () => isOnline },
  };
}

function createStore() {
  const queue = [];
  const keeping = (add) => async (envelope) => {
    stored.push(JSON.stringify(envelope, bytesAsText));
    add(envelope);
  };
  return {
    push: keeping((envelope) => queue.push(envelope)),
    unshift: keeping((envelope) => queue.unshift(envelope)),
    shift: async () => queue.shift(),
  };
}

function bytesAsText(_key, value) {
  return value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value;
}

/**
 * Wraps a transport so that it serializes each envelope only 20 ms after the call of `send`, like queues and offline
 * stores.
 */
function delayed(make) {
  return (options) => {
    const inner = make(options);
    const pending = new Set();
    async function sendLater(envelope) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return inner.send(envelope);
    }
    return {
      send(envelope) {
        const sent = sendLater(envelope);
        pending.add(sent);
        void sent.then(
          () => pending.delete(sent),
          () => pending.delete(sent),
        );
        return sent;
      },
      async flush(timeout) {
        await Promise.allSettled(pending);
        return inner.flush(timeout);
      },
    };
  };
}

function appIntegrations() {
  return [
    Sentry.captureConsoleIntegration({ levels: ["error"] }),
    Sentry.consoleLoggingIntegration({ levels: ["debug"] }),
    Sentry.extraErrorDataIntegration({ depth: 5 }),
    // On v10, `fsIntegration` throws, because it cannot patch the exports of ES modules. On v11, only the scene `files`
    // needs it: otherwise, it would record only the SDK's own file reads.
    ...(SDK === "v10" || SCENES?.includes("files") === false
      ? []
      : [Sentry.fsIntegration({ recordFilePaths: true, recordErrorMessagesAsSpanAttributes: true })]),
    Sentry.zodErrorsIntegration(),
  ];
}
