import { setTimeout as pause } from "node:timers/promises";
import { describe, type ExpectStatic, test } from "vitest";
import { type Ended, runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { type Envelope, startIngest } from "../../src/ingest/index.ts";
import { type Arrived, droppedSpans, estimate, freePort, sigma, spansOf } from "../../support/arrived-spans.ts";
import { someOf, TEST_ALL } from "../../support/some-of.ts";
import { call } from "./call.mjs";

const RATE = 0.1;
const OK_REQUESTS = TEST_ALL ? 1500 : 250;
const REQUESTS_PER_FAILURE = TEST_ALL ? 20 : 6;

interface Service {
  sdk: Sdk;
  lifecycle: "static" | "stream";
  keep?: "sampler" | "plain" | "inherit" | "stranger";
}

/** What one service sent, and how it ended. */
interface Seen {
  name: string;
  spans: Arrived[];
  envelopes: Envelope[];
  app: Ended;
}

const service = (sdk: Sdk, lifecycle: Service["lifecycle"], keep?: Service["keep"]): Service => ({
  sdk,
  lifecycle,
  ...(keep === undefined ? {} : { keep }),
});

const chains: Service[][] = [
  [service("v11", "stream"), service("v10", "stream"), service("v11", "static")],
  ...(TEST_ALL
    ? [
        [service("v10", "static"), service("v11", "stream")],
        [service("v10", "stream"), service("v10", "static")],
        [service("v11", "static"), service("v11", "stream")],
        [service("v10", "static"), service("v11", "static"), service("v10", "stream")],
      ]
    : []),
];
const withTitle = (services: Service[]) => ({
  title: services.map(({ sdk, lifecycle, keep = "sampler" }) => `${keep} (${sdk}, ${lifecycle})`).join(" -> "),
  services,
});

describe.concurrent("services in separate processes", () => {
  test.for(chains.map(withTitle))(
    "$title: successful traces are kept by all services or by none, and each service keeps the failures that it saw",
    async ({ services }, { expect }) => {
      const names = services.map((_, place) => "abc".charAt(place));
      const kinds = names.flatMap((name) => [`${name}-500`, `${name}-500-up`, `${name}-caught`, `${name}-child`]);
      const seen = await run(services, kinds);
      for (const one of seen) expectAllCounted(one, expect);
      expectSameTraces("/ok", OK_REQUESTS, seen, expect);

      for (const [place, { name, spans }] of seen.entries()) {
        const segments = spans.filter(({ segment }) => segment);
        for (const kind of kinds) {
          const [failing = "", how, up] = kind.split("-");
          const caller = names.indexOf(failing) - place;
          // A service sees a failure if it fails itself, or if the service that it calls responds with 500. The called
          // service does so if it fails with a 500, or passes on a 500 that it received.
          const sawFailure = caller === 0 || (how === "500" && (caller === 1 || (up === "up" && caller > 0)));
          const kept = segments.filter(({ path }) => path === `/${kind}`);
          if (sawFailure) {
            expect({ name, kind, kept: kept.length }).toEqual({ name, kind, kept: REQUESTS_PER_FAILURE });
            expect(spans.filter((span) => span.kind === kind)).toHaveLength(REQUESTS_PER_FAILURE);
            for (const { attributeRate } of kept) expect(attributeRate).toBe(1);
          } else {
            expect(kept.length).toBeLessThanOrEqual(REQUESTS_PER_FAILURE);
            for (const { attributeRate } of kept) expect(attributeRate).toBe(RATE);
          }
        }
      }
    },
  );

  const peers = [
    withTitle([service("v11", "stream"), service("v10", "static", "inherit")]),
    withTitle([service("v10", "static"), service("v11", "stream", "inherit")]),
    withTitle([service("v11", "stream", "plain"), service("v10", "static")]),
    withTitle([service("v10", "static", "plain"), service("v11", "stream")]),
  ];
  test.for(someOf(peers, 5))(
    "$title: successful traces are kept by both services or by neither, even if one of them does not have our sampler",
    async ({ services }, { expect }) => {
      const seen = await run(services, ["b-500"]);
      expectSameTraces("/ok", OK_REQUESTS, seen, expect);
      const [, below] = seen;
      if (services[1]?.keep === undefined) {
        expect(below?.spans.filter(({ segment, path }) => segment && path === "/b-500")).toHaveLength(
          REQUESTS_PER_FAILURE,
        );
      }
    },
  );

  // A called service with only a `tracesSampleRate` follows the sampled flag in `sentry-trace`.
  const plain = [
    withTitle([service("v11", "stream"), service("v10", "static", "plain")]),
    withTitle([service("v10", "static"), service("v11", "stream", "plain")]),
    withTitle([service("v10", "stream"), service("v10", "stream", "plain")]),
    withTitle([service("v11", "static"), service("v11", "static", "plain")]),
  ];
  test.for(someOf(plain, 5))(
    "$title: successful traces are kept by both services or by neither, so that the counts of both are correct",
    async ({ services }, { expect }) => {
      const seen = await run(services, []);
      expectSameTraces("/ok", OK_REQUESTS, seen, expect);
    },
  );
});

describe.concurrent("services with a stranger among them, which passes on only the header sentry-trace", () => {
  const stranger = service("v10", "static", "stranger");
  const ours = [service("v11", "stream"), service("v10", "static")] as const;
  const orders = [
    [ours[0], stranger, ours[1]],
    [stranger, ...ours],
    [...ours, stranger],
    [ours[1], stranger, ours[0]],
    [stranger, service("v10", "stream"), service("v11", "static")],
  ].map(withTitle);
  test.for(someOf(orders, 5))(
    "$title: our services keep or drop successful traces together, and each keeps the failures that it saw",
    async ({ services }, { expect }) => {
      const names = services.map((_, place) => "abc".charAt(place));
      const own = names.filter((_, place) => services[place] !== stranger);
      const seen = await run(
        services,
        own.map((name) => `${name}-500`),
      );
      const sent = seen.filter((_, place) => services[place] !== stranger);
      for (const one of sent) expectAllCounted(one, expect);
      expectSameTraces("/ok", OK_REQUESTS, sent, expect);
      for (const { name, spans } of sent) {
        const failed = spans.filter(({ segment, path }) => segment && path === `/${name}-500`);
        expect(failed).toHaveLength(REQUESTS_PER_FAILURE);
        for (const { attributeRate } of failed) expect(attributeRate).toBe(1);
      }
    },
  );
});

async function run(services: Service[], kinds: string[]): Promise<Seen[]> {
  const ingest = await startIngest();
  const ports = await Promise.all(services.map(freePort));
  const apps = services.map(({ sdk, lifecycle, keep }, place) =>
    runApp({
      sdk,
      script: "sampler/services/app.mjs",
      env: {
        SENTRY_DSN: ingest.dsn(String(place + 1)),
        NAME: "abc".charAt(place),
        PORT: String(ports[place]),
        RATE: String(RATE),
        LIFECYCLE: lifecycle,
        ...(keep === undefined ? {} : { KEEP: keep }),
        ...(place + 1 < services.length ? { NEXT_PORT: String(ports[place + 1]) } : {}),
      },
    }),
  );
  for (const port of ports) await listening(port);
  const first = ports[0] ?? 0;
  for (let sent = 0; sent < OK_REQUESTS; sent += 10)
    await Promise.all(Array.from({ length: 10 }, () => call(first, "/ok")));
  for (const kind of kinds) for (let sent = 0; sent < REQUESTS_PER_FAILURE; sent += 1) await call(first, `/${kind}`);
  for (const port of ports) await call(port, "/stop");
  const ended = await Promise.all(apps);
  await ingest.close();
  return ended.map((app, place) => {
    const envelopes = ingest.envelopes.filter(({ projectId }) => projectId === String(place + 1));
    return { name: "abc".charAt(place), app, envelopes, spans: envelopes.flatMap(spansOf) };
  });
}

function expectAllCounted({ app, spans, envelopes }: Seen, expect: ExpectStatic): void {
  expect(app).toMatchObject({ stderr: "", exitCode: 0 });
  expect(spans.length + droppedSpans(envelopes)).toBe(JSON.parse(app.stdout).started);
  for (const { segment, attributeRate, headerRate } of spans) {
    // If a service without an SDK started the trace, the header of an envelope with streamed spans contains no rate.
    if (segment && headerRate !== undefined) expect(Number(headerRate)).toBe(attributeRate);
  }
}

/** Checks that all services kept the same complete traces, and that their number agrees with the rate. */
function expectSameTraces(path: string, truth: number, seen: Seen[], expect: ExpectStatic): void {
  const kept = seen.map(({ spans }) => spans.filter((span) => span.segment && span.path === path));
  const ids = kept.map((segments) => segments.map(({ traceId }) => traceId).sort());
  for (const others of ids) expect(others).toEqual(ids[0]);
  for (const [place, { spans }] of seen.entries()) {
    const sizes = (ids[place] ?? []).map((id) => spans.filter(({ traceId }) => traceId === id).length);
    expect(new Set(sizes).size).toBe(1);
    expect(Math.abs(estimate(kept[place] ?? []) - truth)).toBeLessThan(4 * sigma(truth, RATE));
  }
}

/** Waits until a port accepts connections. Does not send a request, because a request would start a trace. */
async function listening(port: number): Promise<void> {
  const { connect } = await import("node:net");
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      });
      socket.on("error", () => resolve(false));
    });
    if (open) return;
    await pause(50);
  }
}
