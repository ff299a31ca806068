// An app that passes made-up secrets of every kind (canaries) to the SDK in as many places as it can. VARIANT selects
// how our packages are combined with the app's options, and LIFECYCLE the trace lifecycle. KINDS lists the kinds of
// canaries, and SCENES lists the scenes to run. A scene is one way of passing data to the SDK.
import * as Sentry from "@sentry/node";
import { goOnline, stored, VARIANTS } from "./options.mjs";
import { places } from "./planted.mjs";
import { seenElsewhere } from "./scenes/downstream.mjs";
import { SCENES } from "./scenes/index.mjs";
import { changedObjects } from "./scenes/own-objects.mjs";

const { VARIANT = "spread", SCENES: wanted = Object.keys(SCENES).join(",") } = process.env;

Sentry.init(VARIANTS[VARIANT]());
// The scene `spans` must run in the same tick as `init`, to test spans that are created before the scrubber's
// integration (the guard) is attached. In some variants, the app's options overwrite `integrations`, so the guard
// attaches itself only at the end of this tick.
if (wanted.includes("spans")) SCENES.spans(Sentry);
// Node's inspector, with which the SDK reads local variables, must be ready.
await new Promise((resolve) => setTimeout(resolve, 150));

for (const name of wanted.split(",")) {
  if (name === "spans") continue;
  await Sentry.withIsolationScope(() => SCENES[name](Sentry));
}
await Sentry.flush(20_000);
// Waits for the pending envelopes: the transport delays each one by 20 ms, and the offline transport handles stored
// envelopes one by one.
await new Promise((resolve) => setTimeout(resolve, 100));
goOnline();
await Sentry.flush(20_000);
if (VARIANT === "offline") {
  // Without a timeout, `flush` makes the offline transport send the stored envelopes, ten per second. The test needs
  // only some of them.
  void Sentry.flush();
  await new Promise((resolve) => setTimeout(resolve, 4000));
}
const result = JSON.stringify({ places: places(), stored, elsewhere: seenElsewhere, changed: changedObjects() });
process.stdout.write(`\nRESULT ${result}\n`, () => process.exit(0));
