// An app that puts a canary of every kind into every place it can. VARIANT says how our packages stand in its options,
// LIFECYCLE how it sends traces, KINDS and SCENES which part of it runs.
import * as Sentry from "@sentry/node";
import { goOnline, stored, VARIANTS } from "./options.mjs";
import { places } from "./planted.mjs";
import { seenElsewhere } from "./scenes/downstream.mjs";
import { SCENES } from "./scenes/index.mjs";
import { changedObjects } from "./scenes/own-objects.mjs";

const { VARIANT = "spread", SCENES: wanted = Object.keys(SCENES).join(",") } = process.env;

Sentry.init(VARIANTS[VARIANT]());
// In the same tick as `init`, before what was overwritten can have been fixed.
if (wanted.includes("spans")) SCENES.spans(Sentry);
// The inspector that reads variables starts by itself.
await new Promise((resolve) => setTimeout(resolve, 150));

for (const name of wanted.split(",")) {
  if (name === "spans") continue;
  await Sentry.withIsolationScope(() => SCENES[name](Sentry));
}
await Sentry.flush(20_000);
// Envelopes are held a while, and what an offline store keeps goes out one after the other.
await new Promise((resolve) => setTimeout(resolve, 100));
goOnline();
await Sentry.flush(20_000);
if (VARIANT === "offline") {
  // Without a timeout the SDK begins to empty its store, ten envelopes a second: enough to see that they do go out.
  void Sentry.flush();
  await new Promise((resolve) => setTimeout(resolve, 4000));
}
const result = JSON.stringify({ places: places(), stored, elsewhere: seenElsewhere, changed: changedObjects() });
process.stdout.write(`\nRESULT ${result}\n`, () => process.exit(0));
