import { describe, test } from "vitest";
import { runApp, SDKS } from "../../src/drivers/run-app.ts";
import { startIngest } from "../../src/ingest/index.ts";
import { errorsOf } from "../../support/arrived-errors.ts";
import { secrets } from "../../support/secrets.mjs";
import { someOf } from "../../support/some-of.ts";

const script = "volume/joined/app.mjs";
const { stdout } = await runApp({ sdk: "v11", script, env: { LIST: "1" } });
const ways: string[] = JSON.parse(stdout);
const cases = ways.flatMap((join) => SDKS.map((sdk) => ({ sdk, join })));

const WARNINGS: Readonly<Record<string, RegExp>> = {
  replaced: /initialScope.*compose\(\)/,
  "two policies": /already has another policy/,
};

describe.concurrent("volume() together with other options", () => {
  test.for(someOf(cases, 9))("combined by $join, on $sdk, sends scrubbed events", async ({ sdk, join }, { expect }) => {
    const ingest = await startIngest();
    const app = await runApp({ sdk, script, env: { SENTRY_DSN: ingest.dsn(), JOIN: join } });
    await ingest.close();
    expect(app.exitCode).toBe(0);
    const warning = WARNINGS[join];
    expect(app.warnings).toEqual(warning === undefined ? [] : [expect.stringMatching(warning)]);

    // The event of the first error and the event that counts the other 19 errors can arrive in any order.
    const events = errorsOf(ingest.envelopes).sort((one, other) => one.count - other.count);
    expect(events.map(({ count }) => count)).toEqual([1, 19]);
    const [first, late] = events.map(({ event }) => event);
    expect(first.fingerprint).toEqual(["by rule", "[email]"]);
    expect(late.fingerprint).toEqual(first.fingerprint);
    // volume() kept the last error in memory and sent it later. Its event must still have the tags and breadcrumbs of
    // the request in which the error occurred.
    expect([first.tags.number, late.tags.number]).toEqual([0, 19]);
    expect(late.breadcrumbs.at(-1).message).toBe("at 19");
    if (/own/.test(join)) expect(first.tags.own).toBe("yes");
    const wire = ingest.envelopes.map(({ text }) => text).join("\n");
    for (const secret of Object.values(secrets)) expect(wire).not.toContain(secret);
  });
});
