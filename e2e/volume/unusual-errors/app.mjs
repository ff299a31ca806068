// Captures values that are rarely thrown. All of them must arrive as they would without volume().
import { runInNewContext } from "node:vm";
import * as Sentry from "@sentry/node";
import { volume } from "@sentry-policy/volume";

const rules = [
  { type: /Nothing/g, message: /nothing/g, ignore: true },
  { path: "/nothing", status: 404, tag: { nothing: /x/y }, priority: "low" },
];
const options = process.env.PROTECTED === "1" ? volume({ ignore: ["browserNoise", /nothing at all/g], rules }) : {};
Sentry.init({ dsn: process.env.SENTRY_DSN, ...options });

const throwing = () => {
  throw new Error("a getter threw");
};
const getters = (...names) => {
  const error = new Error("with getters");
  for (const name of names) Object.defineProperty(error, name, { get: throwing });
  return error;
};
const things = {
  undefined: undefined,
  null: null,
  string: "a string",
  number: 7,
  symbol: Symbol("a symbol"),
  function: throwing,
  object: { code: 7 },
  emptyMessage: new Error(""),
  noStack: Object.assign(new Error("no stack"), { stack: undefined }),
  fakeFrames: new Error("fake\n    at nobody (/app/nobody.js:1:1)"),
  frozen: Object.freeze(new Error("frozen")),
  otherRealm: runInNewContext('new TypeError("of another realm")'),
  stackGetter: getters("stack"),
  statusGetter: getters("status"),
  revoked: (() => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  })(),
  cyclic: (() => {
    const error = new Error("cyclic");
    return Object.assign(error, { cause: error });
  })(),
  aggregate: new AggregateError([new Error("one"), new Error("two")], "aggregate"),
  long: new Error("x".repeat(100_000)),
};
const outcomes = Object.entries(things).map(([name, thing]) => {
  try {
    return [name, typeof Sentry.captureException(thing)];
  } catch (error) {
    return [name, `threw ${error.message}`];
  }
});
Sentry.captureMessage("");
Sentry.captureEvent({});
Sentry.captureEvent({ exception: {} });
Sentry.captureEvent({ exception: { values: [] } });
Sentry.captureEvent({ message: "with odd scopes" }, { captureContext: () => Sentry.getCurrentScope() });
// For some of these values, the SDK itself throws, and still counts the event as being processed. `close` therefore
// waits until its timeout.
await Sentry.close(3000);
console.log(JSON.stringify(outcomes));
