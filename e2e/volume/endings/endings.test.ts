import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf } from "../../support/arrived-errors.ts";
import { someOf } from "../../support/some-of.ts";

const ENDINGS: readonly (readonly [ending: string, env: Record<string, string>, exitCode: number, counts: object])[] = [
  ["idle", {}, 0, { repeated: [1, 9] }],
  ["interval", { INTERVAL: "0.5" }, 0, { repeated: [1, 9] }],
  ["uncaught", {}, 1, { repeated: [1, 9], uncaught: [1, 1] }],
  ["fatal", {}, 0, { repeated: [1, 9], fatal: [1, 1, 1, 1, 1] }],
];
const cases = SDKS.flatMap((sdk) =>
  ENDINGS.map(([ending, env, exitCode, counts]) => ({ sdk, ending, env, exitCode, counts })),
);

describe.concurrent("an app that does not flush", () => {
  test.for(someOf(cases, 5))(
    "sends everything when it ends, in the case $ending, on $sdk",
    async ({ sdk, ending, env, exitCode, counts }, { expect }) => {
      const ingest = await startIngest();
      const script = "volume/endings/app.mjs";
      const app = await runApp({ sdk, script, env: { SENTRY_DSN: ingest.dsn(), ENDING: ending, ...env } });
      await ingest.close();
      expect(app.exitCode).toBe(exitCode);
      const arrived: Record<string, number[]> = {};
      for (const { message, count } of errorsOf(ingest.envelopes)) {
        arrived[message] = [...(arrived[message] ?? []), count];
      }
      for (const each of Object.values(arrived)) each.sort((one, other) => one - other);
      expect(arrived).toEqual(counts);
    },
  );
});
