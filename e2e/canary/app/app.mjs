// An app that plants a canary (a made-up secret) of every kind in every place it can. VARIANT says how our packages are
// combined with its options, LIFECYCLE how it sends traces, and KINDS and SCENES which part of it runs.
import * as Sentry from "@sentry/node";
import { goOnline, stored, VARIANTS } from "./options.mjs";
import { places } from "./planted.mjs";
import { seenElsewhere } from "./scenes/downstream.mjs";
import { SCENES } from "./scenes/index.mjs";
import { changedObjects } from "./scenes/own-objects.mjs";

const { VARIANT = "spread", SCENES: wanted = Object.keys(SCENES).join(",") } = process.env;

Sentry.init(VARIANTS[VARIANT]());
// Runs in the same tick as `init`, before the guard can reattach itself if it was overwritten.
if (wanted.includes("spans")) SCENES.spans(Sentry);
// Waits for the inspector, through which the SDK reads local variables.
await new Promise((resolve) => setTimeout(resolve, 150));

for (const name of wanted.split(",")) {
  if (name === "spans") continue;
  await Sentry.withIsolationScope(() => SCENES[name](Sentry));
}
await Sentry.flush(20_000);
// The transport delays each envelope by 20 ms, and an offline store sends its envelopes one by one.
await new Promise((resolve) => setTimeout(resolve, 100));
goOnline();
await Sentry.flush(20_000);
if (VARIANT === "offline") {
  // `flush` without a timeout makes the store send its envelopes, ten per second. After 4 s some of them must have been
  // sent.
  void Sentry.flush();
  await new Promise((resolve) => setTimeout(resolve, 4000));
}
const result = JSON.stringify({ places: places(), stored, elsewhere: seenElsewhere, changed: changedObjects() });
process.stdout.write(`\nRESULT ${result}\n`, () => process.exit(0));
