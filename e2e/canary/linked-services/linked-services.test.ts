import { canaries, findCanaries } from "@sentry-policy/scrubber/testing";
import { describe, test } from "vitest";
import { type App, runApp, SDKS } from "../../src/drivers/run-app.ts";
import { type Ingest, startIngest } from "../../src/ingest/index.ts";
import { someOf, TEST_ALL } from "../../support/some-of.ts";
import { KINDS, LIFECYCLES } from "../app/run.ts";
import { type Span, spansIn } from "./spans.ts";

const PLACES = ["joined: scope's transaction", "joined: root", "joined: attribute"];
const planted = PLACES.flatMap((place) => canaries(place));
const NEAR = "1";
const FAR = "2";

interface Received {
  baggage?: string;
  trace?: string;
}

async function run(app: Pick<App, "sdk" | "env">): Promise<{ ingest: Ingest; received: Received[] }> {
  const ingest = await startIngest();
  const env = { ...app.env, DSN_NEAR: ingest.dsn(NEAR), DSN_FAR: ingest.dsn(FAR) };
  const { stdout, stderr } = await runApp({ sdk: app.sdk, script: "canary/linked-services/app.mjs", env });
  await ingest.close();
  const line = stdout.split("\n").find((text) => text.startsWith("RESULT "));
  if (line === undefined) throw new Error(`The services did not run to their end:\n${stderr.slice(-2000)}`);
  return { ingest, received: JSON.parse(line.slice("RESULT ".length)) };
}

const spansOf = (ingest: Ingest, project: string): Span[] => ingest.items(undefined, project).flatMap(spansIn);
/**
 * In `pnpm test`, the caller and the called service (`far`) always run different SDK versions. `pnpm test:long` also
 * tests equal versions.
 */
const cases = LIFECYCLES.flatMap((life) =>
  SDKS.filter((far) => TEST_ALL || far !== life.sdk).map((far) => ({ ...life, far })),
);

describe.concurrent("two services in one trace with a canary in its name", () => {
  test.for(someOf(cases, 5))(
    "on $sdk $lifecycle and $far: send no canary in a header, and share their traces",
    async ({ sdk, lifecycle, far }, { expect }) => {
      const { ingest, received } = await run({ sdk, env: { LIFECYCLE: lifecycle, FAR_SDK: far } });
      const headers = received.map(({ baggage = "", trace = "" }) => `${baggage}\n${trace}`);
      const wire = ingest.envelopes.map(({ raw }) => raw);

      expect(received).toHaveLength(2 * KINDS.length);
      expect(await findCanaries(headers, planted)).toEqual([]);
      expect(await findCanaries(wire, planted)).toEqual([]);
      const near = new Set(spansOf(ingest, NEAR).map(({ traceId, spanId }) => `${traceId} ${spanId}`));
      const roots = spansOf(ingest, FAR).filter(({ isRoot }) => isRoot);
      expect(roots).toHaveLength(2 * KINDS.length);
      for (const { traceId, parentId } of roots) expect(near).toContain(`${traceId} ${parentId}`);
      for (const { trace, baggage } of received) {
        const [traceId] = trace?.split("-") ?? [];
        expect(trace).toMatch(/^[\da-f]{32}-[\da-f]{16}-1$/);
        for (const entry of [`sentry-trace_id=${traceId}`, "sentry-sampled=true", "sentry-public_key="]) {
          expect(baggage).toContain(entry);
        }
      }
    },
  );

  test.for(someOf(LIFECYCLES, 5))(
    "on $sdk $lifecycle without our packages: send the canaries in `baggage`",
    async (life, { expect }) => {
      const { received } = await run({
        sdk: life.sdk,
        env: { LIFECYCLE: life.lifecycle, FAR_SDK: life.sdk, UNPROTECTED: "1" },
      });
      const finds = await findCanaries(
        received.map(({ baggage = "" }) => baggage),
        planted,
      );
      expect(new Set(finds.map(({ kind }) => kind)).size).toBeGreaterThan(0.9 * KINDS.length);
    },
  );
});
