import { describe, test } from "vitest";
import { runApp } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf } from "../../support/arrived-errors.ts";
import { someSdks } from "../../support/some-of.ts";

describe.concurrent("several clients", () => {
  test.for(someSdks())(
    "share their counters if they have the same DSN and policy, and otherwise do not, on %s",
    async (sdk, { expect }) => {
      const ingest = await startIngest();
      const env = { FIRST_DSN: ingest.dsn("1"), SECOND_DSN: ingest.dsn("2"), REQUEST_DSN: ingest.dsn("3") };
      const app = await runApp({ sdk, script: "volume/two-clients/app.mjs", env });
      await ingest.close();
      expect(app).toMatchObject({ stderr: "", exitCode: 0 });
      const countsOf = (project: string) =>
        errorsOf(ingest.envelopes.filter(({ projectId }) => projectId === project)).map(({ count }) => count);
      expect(countsOf("1")).toEqual([1, 49]);
      expect(countsOf("2")).toEqual([1, 1, 1, 1, 1, 20]);
      // In the first request, two of the ten errors are sent at once. The flush at the end of each of the three
      // requests sends one event that counts the suppressed errors.
      expect(countsOf("3")).toEqual([1, 1, 8, 10, 10]);
    },
  );
});
