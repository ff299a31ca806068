const Sentry = require("@sentry/node");
const { sentryConfig } = require("@sentry-policy/config");
const { sampler } = require("@sentry-policy/sampler");
const { scrubber } = require("@sentry-policy/scrubber");
const { oneErrorAndOneTrace, policy } = require("../scenario.cjs");

test("an error and a trace leave a Jest test", async () => {
  const warn = jest.spyOn(console, "warn").mockImplementation(() => {});
  Sentry.init({ ...sentryConfig(process.env), ...scrubber(policy), ...sampler() });

  oneErrorAndOneTrace(Sentry);

  expect(await Sentry.flush(5000)).toBe(true);
  // The SDK itself warns that Jest does not let it hook into module loading. Nothing else may be said.
  const said = warn.mock.calls.flat().filter((text) => !/diagnostics-channel injection/.test(text));
  expect(said).toEqual([]);
  await Sentry.close();
});
