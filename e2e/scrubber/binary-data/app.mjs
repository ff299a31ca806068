// An app that passes bytes in every kind of container to every function of the SDK that takes data. VARIANT=guarded
// adds the scrubber. DEPTH is the SDK's `normalizeDepth`. KINDS lists the kinds of canaries (made-up secrets). Only
// every ONE_IN-th pair of a function and a container is tried. Prints where canaries were passed.
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";
import { canaries } from "@sentry-policy/scrubber/testing";
import { APIS } from "./apis.mjs";
import { CONTAINERS } from "./containers.mjs";

const { SENTRY_DSN, VARIANT, DEPTH, KINDS, ONE_IN } = process.env;
const kinds = new Set(KINDS.split(","));

Sentry.init({
  dsn: SENTRY_DSN,
  tracesSampleRate: 1,
  enableLogs: true,
  sendDefaultPii: true,
  ...(DEPTH === undefined ? {} : { normalizeDepth: Number(DEPTH) }),
  defaultIntegrations: [
    ...Sentry.getDefaultIntegrations({ tracesSampleRate: 1 }),
    Sentry.extraErrorDataIntegration({ depth: 6 }),
    Sentry.consoleLoggingIntegration({ levels: ["debug"] }),
  ],
  transportOptions: { bufferSize: 100_000 },
  ...(VARIANT === "guarded" ? scrubber() : {}),
});

const places = [];
let number = 0;
for (const [api, call] of Object.entries(APIS)) {
  for (const [container, fill] of Object.entries(CONTAINERS)) {
    number += 1;
    if (number % Number(ONE_IN) !== 0) continue;
    const place = `${api} | ${container}`;
    const text = canaries(place)
      .filter(({ kind }) => kinds.has(kind))
      .map((canary) => canary.text)
      .join("\n");
    try {
      call(Sentry, fill(text), number);
      places.push(place);
    } catch {
      // The SDK itself throws for some pairs of a function and a container. These are not tested.
    }
  }
  await Sentry.flush(20_000);
}
await Sentry.flush(20_000);
process.stdout.write(`\nRESULT ${JSON.stringify(places)}\n`, () => process.exit(0));
