// Captures a random sequence of errors, messages and events, with pauses and flushes between them. Prints how many
// were captured, and how many of them `onDrop` reported.
import { setTimeout as pause } from "node:timers/promises";
import * as Sentry from "@sentry/node";
import { volume } from "@sentry-policy/volume";

const { SEED, STEPS } = process.env;
let state = Number(SEED) + 1;
/** Returns a pseudorandom number between 0 and 1 that depends only on SEED (linear congruential generator). */
function random() {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
}
const pick = (values) => values[Math.floor(random() * values.length)];

let dropped = 0;
Sentry.init({
  dsn: process.env.SENTRY_DSN,
  ...volume({
    ignore: ["AbortError"],
    rules: [
      { type: "TimeoutError", after: 3, perIssue: { first: 1, interval: 0.05 } },
      { type: "RateError", rate: 0.5 },
      { type: "RareError", perIssue: false },
      { message: "by rule", fingerprint: "stable", priority: "critical" },
    ],
    perIssue: { first: 2, interval: 0.1 },
    total: { perMinute: 600, firsts: 20 },
    limits: { issues: 15 },
    onDrop: ({ count }) => {
      dropped += count;
    },
  }),
});

const named = (name) => Object.assign(new Error(`failed ${random()}`), { name });
const captures = [
  () => Sentry.captureException(named(pick(["AbortError", "TimeoutError", "RateError", "RareError", "Error"]))),
  () => Sentry.captureException(Object.freeze(new Error(`frozen ${random()}`))),
  () => Sentry.captureException(new Error(`by rule ${random()}`)),
  () => Sentry.captureException(`text ${random()}`),
  () =>
    Sentry.captureException(
      new Error(pick("abcdefghijklmnopqrstuvwxyz".split("").map((letter) => `${letter} failed`))),
    ),
  () => Sentry.captureException(new Error("fatal"), { level: pick(["fatal", "warning"]) }),
  () => Sentry.captureMessage(`message ${pick("abc".split(""))} ${random()}`, pick(["info", "error", undefined])),
  () => Sentry.captureEvent({ message: `event ${pick("abc".split(""))}` }),
  () => Sentry.captureEvent({ exception: { values: [{ type: "MadeError", value: pick("abc".split("")) }] } }),
  () => Sentry.startNewTrace(() => Sentry.captureException(named("RateError"))),
];
let seen = 0;
for (let step = 0; step < Number(STEPS); step += 1) {
  const kind = random();
  if (kind < 0.04) await pause(random() * 60);
  else if (kind < 0.05) await Sentry.flush(20_000);
  else {
    const capture = pick(captures);
    const times = kind < 0.15 ? 40 : 1;
    for (let time = 0; time < times; time += 1) capture();
    seen += times;
  }
}
await Sentry.close(60_000);
console.log(JSON.stringify({ seen, dropped }));
