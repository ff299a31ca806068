import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPlace, type Packages, type Place } from "./installed-app.ts";
import { npm, type PackageManager, strictPnpm, yarnWithModules, yarnWithPnp } from "./package-managers.ts";
import { expectCleanTelemetry } from "./smoke.ts";

const SDKS = ["10.78.0", "11.12.0"];
const TIMEOUT_MS = 900_000;

let place: Place;
beforeAll(() => {
  place = createPlace();
}, TIMEOUT_MS);
afterAll(() => place.remove(), TIMEOUT_MS);

/**
 * The package managers to test. `alsoNamed` returns packages that an app's package.json must list in addition to the
 * SDK and our packages.
 */
const CASES: readonly { manager: PackageManager; alsoNamed: (sdk: string) => Packages }[] = [
  { manager: npm, alsoNamed: () => ({}) },
  { manager: strictPnpm, alsoNamed: () => ({}) },
  { manager: yarnWithModules, alsoNamed: () => ({}) },
  { manager: yarnWithPnp, alsoNamed: (sdk) => ({ "@sentry/core": sdk }) },
];

describe.each(CASES)("$manager.name", ({ manager, alsoNamed }) => {
  test.each(SDKS)(
    "installs the packages beside SDK %s with one @sentry/core and no warning, and tail sampling is on",
    async (sdk) => {
      const added = place.createApp(manager);
      const bySdk = await added.add({ "@sentry/node": sdk });
      const byAdded = await added.add({ ...alsoNamed(sdk), ...place.ours });
      const fresh = place.createApp(manager, { "@sentry/node": sdk, ...alsoNamed(sdk), ...place.ours });
      const byFresh = await fresh.install();

      for (const warnings of [byAdded, byFresh]) expect(warnings.filter((line) => !bySdk.includes(line))).toEqual([]);
      for (const app of [added, fresh]) {
        expect(app.cores()).toBe(1);
        expectCleanTelemetry(await app.run());
      }
    },
    TIMEOUT_MS,
  );
});

test(
  "if an app does not name @sentry/core, Plug'n'Play stops it with the message that the README quotes",
  async () => {
    const app = place.createApp(yarnWithPnp, { "@sentry/node": "11.12.0", ...place.ours });
    await app.install();
    const { exitCode, stderr } = await app.run();

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /@sentry-policy\/\w+ tried to access @sentry\/core \(a peer dependency\) but it isn't provided by your application/,
    );
  },
  TIMEOUT_MS,
);
