// Runs the scenario that ACT names. For example, `SIGTERM` starts traces, some of which fail, and then sends SIGTERM to
// its own process. The last line on stdout says how many spans were started.
import { setTimeout as pause } from "node:timers/promises";
import { sampler, samplerIntegration } from "@sentry-policy/sampler";

const {
  ACT = "close",
  SDK_PACKAGE = "@sentry/node",
  LIFECYCLE,
  RATE = "0.5",
  CLOSE_MS = "10000",
  HELD_MS = "2500",
} = process.env;
const Sentry = SDK_PACKAGE === "@sentry/node" ? await import("@sentry/node") : await import(SDK_PACKAGE);

const fail = () => {
  throw new Error("made up, by an app's own function");
};
const rules = [{ name: "ruled out", rate: 0, errorRate: 0 }];
const policy = { rate: Number(RATE), rules };
const options = {
  hooks: () => ({
    ...sampler({ ...policy, onDecision: fail }),
    beforeSend: fail,
    beforeSendTransaction: undefined,
    integrations: [
      { name: "Throws", setup: (client) => client.on("spanEnd", () => {}), processEvent: (event) => event },
    ],
  }),
  integration: () => ({ tracesSampleRate: Number(RATE), integrations: [samplerIntegration(policy)] }),
  norate: () => sampler(),
  off: () => sampler({ rate: 1, rules: [{ name: /./, rate: 1 }] }),
};
Sentry.init({ dsn: process.env.SENTRY_DSN, traceLifecycle: LIFECYCLE, ...(options[ACT] ?? (() => sampler(policy)))() });
let started = 0;
let recorded = 0;
Sentry.getClient().on("spanStart", () => {
  started += 1;
});
const tell = (more) => console.log(JSON.stringify({ started, recorded, ...more }));

/** Starts and ends a root span with a child span, in a new trace. */
function trace(name, { fails = false, inside = () => {} } = {}) {
  return Sentry.startNewTrace(() =>
    Sentry.startSpan({ name, op: "task" }, (root) => {
      if (root.isRecording()) recorded += 1;
      Sentry.startSpan({ name: "child" }, () => inside());
      if (fails) root.setStatus({ code: 2, message: "internal_error" });
    }),
  );
}

/**
 * Calls `make`, with a pause after every ten calls. v10 processes at most 64 transactions at a time, and drops any
 * others. Its client report for a dropped transaction counts only the root span, so the test could not account for the
 * child spans.
 */
async function times(count, make) {
  for (let number = 0; number < count; number += 1) {
    make(number);
    if (number % 10 === 9) await pause(20);
  }
}

async function traces(failing, fine = 40) {
  await times(10, () => trace(failing, { fails: true }));
  await times(fine, () => trace("fine"));
}

/**
 * Starts a trace with a root span that keeps running, and a child span that ends at once and fails if `fails` is true.
 * Returns a function that marks the root span as failed and ends it.
 */
function openTrace(name, { fails = false } = {}) {
  let end;
  Sentry.startNewTrace(() =>
    Sentry.startSpanManual({ name, op: "task" }, (root) => {
      Sentry.startSpan({ name: `child of ${name}` }, (child) => {
        if (fails) child.setStatus({ code: 2, message: "internal_error" });
      });
      end = () => {
        root.setStatus({ code: 2, message: "internal_error" });
        root.end();
      };
    }),
  );
  return end;
}

async function close() {
  tell({ closed: await Sentry.close(Number(CLOSE_MS)) });
}

const acts = {
  async phases() {
    await traces("failing");
    await Sentry.flush(2000);
    await pause(Number(process.env.PAUSE_MS ?? 0));
    await traces("failing later");
    await close();
  },
  async hangs() {
    await traces("failing");
    await times(200, () => trace("failing", { fails: true }));
    await close();
    process.exit(0);
  },
  async hooks() {
    await times(10, (number) =>
      trace("caught", { inside: () => Sentry.captureException(new Error(`number ${number}`)) }),
    );
    await close();
  },
  async clock() {
    const real = Date.now;
    openTrace("left open");
    for (const jump of [86_400_000, -86_400_000, 0]) {
      Date.now = () => real() + jump;
      await traces("failing", 10);
      await pause(Number(HELD_MS) / 2);
    }
    tell();
    process.kill(process.pid, "SIGKILL");
  },
  async "flush, then a kill"() {
    openTrace("open");
    await traces("failing");
    tell({ flushed: await Sentry.flush(5000) });
    process.kill(process.pid, "SIGKILL");
  },
  async "flush, then a failure"() {
    const end = openTrace("open");
    await traces("failing");
    await Sentry.flush(5000);
    end();
    await close();
  },
  async "close with a running root"() {
    const end = openTrace("open");
    await traces("failing");
    await close();
    end();
  },
  async "a delayed exit"() {
    await traces("failing");
    process.once("beforeExit", async () => {
      await pause(100);
      const end = openTrace("open");
      await Sentry.flush(5000);
      end();
    });
  },
  async end() {
    await traces("failing");
    tell();
  },
  async SIGTERM() {
    await traces("failing");
    tell();
    process.kill(process.pid, "SIGTERM");
    await pause(15_000);
    console.log("not ended");
  },
  async "a second SIGTERM"() {
    await traces("failing");
    tell();
    process.kill(process.pid, "SIGTERM");
    await pause(200);
    process.kill(process.pid, "SIGTERM");
    await pause(1500);
    console.log("not ended");
  },
  async "SIGTERM with two clients"() {
    openTrace("open", { fails: true });
    Sentry.init({ dsn: process.env.SENTRY_DSN, traceLifecycle: LIFECYCLE, ...sampler(policy) });
    openTrace("open, of the other", { fails: true });
    tell();
    process.kill(process.pid, "SIGTERM");
    await pause(15_000);
    console.log("not ended");
  },
  async "SIGTERM with an app's own listener"() {
    process.on("SIGTERM", async () => {
      await traces("failing later");
      await close();
      process.exit(0);
    });
    await traces("failing");
    process.kill(process.pid, "SIGTERM");
    await pause(15_000);
  },
  async kill() {
    await traces("failing");
    await pause(Number(HELD_MS));
    for (let count = 0; count < 10; count += 1) openTrace("held", { fails: true });
    tell();
    process.kill(process.pid, "SIGKILL");
  },
  async exit() {
    await traces("failing");
    await pause(Number(HELD_MS));
    for (let count = 0; count < 10; count += 1) openTrace("held", { fails: true });
    tell();
    process.exit(3);
  },
};

const act = acts[ACT];
if (act !== undefined) await act();
else {
  await traces("failing");
  await times(20, () => trace("ruled out"));
  await close();
}
