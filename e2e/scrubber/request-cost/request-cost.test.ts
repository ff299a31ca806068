import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ForkedApp, forkApp } from "../../src/drivers/fork-app.ts";
import { SDKS } from "../../src/drivers/run-app.ts";
import { type Ingest, startIngest } from "../../src/ingest/index.ts";
import { someOf, TEST_ALL } from "../../support/some-of.ts";
import { REQUESTS, type RequestCase, type Sent } from "./requests.ts";

const MAX_TIMES_PLAIN = 10;
/** How many requests are sent per measurement, one after the other. */
const BATCH = 3;
const ROUNDS = 5;
/**
 * Maximum number of measurements. Each gives a ratio: the CPU time of requests that are expensive to search, divided by
 * the CPU time of plain ones. A ratio above MAX_TIMES_PLAIN might be noise, so it is measured again.
 */
const ATTEMPTS = 3;
/** A ratio that is this high is not noise, so it is not measured again. */
const CLEARLY_TOO_HIGH = 3 * MAX_TIMES_PLAIN;

/** The SDK truncates a body to this many characters. */
const MAX_BODY_LENGTH = 10_000;
const PATHS = { "succeeds and whose trace is dropped": "/fine", fails: "/fails" };
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

afterAll(() => agent.destroy());

describe.skipIf(!TEST_ALL).each(SDKS)("a server with the scrubber on %s", (sdk) => {
  let ingest: Ingest;
  let app: ForkedApp;
  let port: number;
  beforeAll(async () => {
    ingest = await startIngest();
    app = await forkApp(sdk, "scrubber/request-cost/app.mjs", { SENTRY_DSN: ingest.dsn() });
    port = await app.ask<number>("port");
    // The first requests of a process cost more than later ones.
    for (const path of Object.values(PATHS))
      for (let times = 0; times < 50; times++) await send(port, path, { path: "" });
  });
  afterAll(async () => {
    await app.stop();
    await ingest.close();
  });

  test("searches the whole request, so that the measurements include all of it", async () => {
    // Bodies that the SDK truncates are left out, because the scrubber redacts their last word, which may be the
    // beginning of a secret.
    for (const { name, plain } of REQUESTS.filter(({ plain: { body = "" } }) => body.length < MAX_BODY_LENGTH)) {
      // For the message "time", the app flushes, so everything that it has captured has arrived.
      await app.ask("time");
      ingest.clear();
      await send(port, "/fails", plain);
      await app.ask("time");
      const text = JSON.stringify(ingest.items("event").map(({ payload }) => payload));
      expect(text, name).toContain("order-was-shipped");
      expect(text.length, name).toBeGreaterThan(9000);
    }
  });

  describe.each(Object.entries(PATHS))("for a request that %s", (_, path) => {
    test.for(someOf(REQUESTS, 4).map((wanted) => [wanted.name, wanted] as const))(
      "spends at most ten times as much CPU time as on plain text: %s",
      async ([, wanted]) => {
        let times = await timesPlain(wanted);
        for (let attempt = 1; attempt < ATTEMPTS && times > MAX_TIMES_PLAIN && times < CLEARLY_TOO_HIGH; attempt++) {
          times = Math.min(times, await timesPlain(wanted));
        }
        expect(times).toBeLessThanOrEqual(MAX_TIMES_PLAIN);
      },
    );

    async function timesPlain({ hostile, plain }: RequestCase): Promise<number> {
      const spent = { hostile: [] as number[], plain: [] as number[] };
      for (let round = 0; round < ROUNDS; round++) {
        spent.plain.push(await spend(plain));
        spent.hostile.push(await spend(hostile));
      }
      return median(spent.hostile) / median(spent.plain);
    }

    /** Measures the CPU time of a batch of requests and the flush, in milliseconds. */
    async function spend(sent: Sent): Promise<number> {
      const before = await app.ask<number>("time");
      for (let times = 0; times < BATCH; times++) await send(port, path, sent);
      return (await app.ask<number>("time")) - before;
    }
  });
});

async function send(port: number, path: string, { path: query, headers = {}, body }: Sent): Promise<void> {
  const method = body === undefined ? "GET" : "POST";
  const outgoing = request({ port, host: "127.0.0.1", agent, method, path: path + query, headers });
  outgoing.end(body);
  const [response]: [IncomingMessage] = (await once(outgoing, "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(path === "/fails" ? 500 : 200);
  response.resume();
  await once(response, "end");
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
