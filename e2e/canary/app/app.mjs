// An app that plants canaries (made-up secrets) of every kind in as many places as it can. Environment variables
// configure it. VARIANT selects how our packages are combined with the app's options. LIFECYCLE is the trace
// lifecycle. KINDS lists the kinds of canaries to plant. SCENES lists the scenes to run; a scene is one way of
// passing data to the SDK.
import * as Sentry from "@sentry/node";
import { goOnline, stored, VARIANTS } from "./options.mjs";
import { places } from "./planted.mjs";
import { seenElsewhere } from "./scenes/downstream.mjs";
import { SCENES } from "./scenes/index.mjs";
import { changedObjects } from "./scenes/own-objects.mjs";

const { VARIANT = "spread", SCENES: wanted = Object.keys(SCENES).join(",") } = process.env;

Sentry.init(VARIANTS[VARIANT]());
// The scene `spans` must run in the same tick as `init`. In some variants, the scrubber's integration (the guard)
// attaches itself only at the end of that tick, because the app's options overwrite `integrations`. So these variants
// test spans that are created before the guard is attached.
if (wanted.includes("spans")) SCENES.spans(Sentry);
// Waits until Node's inspector is ready. The SDK uses the inspector to read local variables.
await new Promise((resolve) => setTimeout(resolve, 150));

for (const name of wanted.split(",")) {
  if (name === "spans") continue;
  await Sentry.withIsolationScope(() => SCENES[name](Sentry));
}
await Sentry.flush(20_000);
// Waits for the envelopes that are still pending. The transport delays each envelope by 20 ms, and the offline
// transport handles the stored envelopes one by one.
await new Promise((resolve) => setTimeout(resolve, 100));
goOnline();
await Sentry.flush(20_000);
if (VARIANT === "offline") {
  // `flush` without a timeout makes the offline transport send the stored envelopes, ten per second. The test needs
  // only some of them, so 4 s is enough.
  void Sentry.flush();
  await new Promise((resolve) => setTimeout(resolve, 4000));
}
const result = JSON.stringify({ places: places(), stored, elsewhere: seenElsewhere, changed: changedObjects() });
process.stdout.write(`\nRESULT ${result}\n`, () => process.exit(0));
