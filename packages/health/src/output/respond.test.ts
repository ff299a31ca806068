import { once } from "node:events";
import { createServer, type Server } from "node:http";
import express from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createClient } from "../../testing/client.ts";
import { deliveryHealth } from "../delivery-health.ts";

const { client, send } = createClient();
const health = deliveryHealth(client);
await send();

const OPEN_METRICS = { accept: "application/openmetrics-text" };

async function expectAnswers(get: (path: string, init?: RequestInit) => Promise<Response>): Promise<void> {
  const report = await get("/health/sentry");
  expect(report.status).toBe(200);
  expect(report.headers.get("content-type")).toMatch(/^application\/json; charset=utf-8$/i);
  expect(report.headers.get("cache-control")).toBe("no-store");
  expect(await report.json()).toEqual(health.report());

  const text = await get("/metrics");
  expect(text.headers.get("content-type")).toBe(health.contentType);
  expect(await text.text()).toBe(health.metrics());

  const open = await get("/metrics", { headers: OPEN_METRICS });
  expect(open.headers.get("content-type")).toBe(health.contentTypeFor(OPEN_METRICS.accept));
  expect(await open.text()).toBe(health.metrics(OPEN_METRICS.accept));
}

/** Starts a Node server on a free port, calls `run` with its URL, and then closes it. */
async function withServer(server: Server, run: (url: string) => Promise<void>): Promise<void> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  try {
    await run(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
  } finally {
    server.close();
  }
}

describe("the handlers answer", () => {
  it("in Node's http", async () => {
    const server = createServer((request, response) => {
      if (request.url === "/metrics") health.metricsHandler(request, response);
      else health.handler(request, response);
    });
    await withServer(server, (url) => expectAnswers((path, init) => fetch(url + path, init)));
  });

  it("in Express", async () => {
    const app = express();
    app.get("/health/sentry", health.handler);
    app.get("/metrics", health.metricsHandler);
    await withServer(createServer(app), (url) => expectAnswers((path, init) => fetch(url + path, init)));
  });

  it("in Fastify", async () => {
    const app = fastify();
    app.get("/health/sentry", health.handler);
    app.get("/metrics", health.metricsHandler);
    const url = await app.listen({ host: "127.0.0.1", port: 0 });
    await expectAnswers((path, init) => fetch(url + path, init));
    await app.close();
  });

  it("in Hono", async () => {
    const app = new Hono();
    app.get("/health/sentry", (context) => health.fetch(context.req.raw));
    app.get("/metrics", (context) => health.metricsFetch(context.req.raw));
    await expectAnswers(async (path, init) => app.request(path, init));
  });

  it("with a `Response` of the Fetch API, as a Next.js route expects", async () => {
    const routes: Record<string, { GET(request: Request): Response | Promise<Response> }> = {
      "/health/sentry": { GET: health.fetch },
      "/metrics": { GET: health.metricsFetch },
    };
    await expectAnswers(async (path, init) => {
      const response = await routes[path]?.GET(new Request(`http://127.0.0.1${path}`, init));
      return response ?? Response.error();
    });
  });
});

describe("the status of the response", () => {
  it.each([
    [{}, [200, 200, 200]],
    [{ strict: true }, [200, 503, 200]],
  ])("with the options %o is %o when delivery is unknown, then failing, then degraded", async (options, expected) => {
    const made = createClient();
    const own = deliveryHealth(made.client, options);
    const statuses = [own.fetch().status];
    made.reply(new Error("made-up"));
    await made.send();
    statuses.push(own.fetch().status);
    made.reply({ statusCode: 429 });
    await made.send();
    statuses.push(own.fetch().status);
    expect(statuses).toEqual(expected);
  });
});
