const Sentry = require("@sentry/node");
const { sentryConfig } = require("@sentry-policy/config");
const { sampler } = require("@sentry-policy/sampler");
const { scrubber } = require("@sentry-policy/scrubber");
const { assertNoCanaries, canaries, captureSent, plantCanaries } = require("@sentry-policy/scrubber/testing");
const { oneErrorAndOneTrace, policy } = require("../scenario.cjs");

test("an error and a trace leave a Jest test", async () => {
  const warn = jest.spyOn(console, "warn").mockImplementation(() => {});
  Sentry.init({ ...sentryConfig(process.env), ...scrubber(policy), ...sampler() });

  oneErrorAndOneTrace(Sentry);

  expect(await Sentry.flush(5000)).toBe(true);
  // The only expected warning is the SDK's: Jest does not let the SDK hook into module loading.
  const warnings = warn.mock.calls.flat().filter((text) => !/diagnostics-channel injection/.test(text));
  expect(warnings).toEqual([]);
  await Sentry.close();
});

test("the canary test passes in Jest, and fails without protection", async () => {
  const dsn = "https://0@o1.ingest.sentry.io/1";
  const outcomes = [];
  for (const options of [scrubber(), {}]) {
    const sent = captureSent();
    const { transport, transportOptions } = sent;
    Sentry.init({ dsn, tracesSampleRate: 1, ...options, transport, transportOptions });
    const planted = canaries();
    plantCanaries(Sentry, planted);
    await Sentry.close(5000);
    outcomes.push(
      await assertNoCanaries(sent, planted).then(
        () => "clean",
        ({ message }) => message,
      ),
    );
  }
  expect(outcomes).toEqual(["clean", expect.stringContaining("- password (")]);
});
