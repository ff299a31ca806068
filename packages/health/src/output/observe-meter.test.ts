import { PrometheusExporter } from "@opentelemetry/exporter-prometheus";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import * as prom from "prom-client";
import { afterEach, expect, it } from "vitest";
import { createClient } from "../../testing/client.ts";
import { deliveryHealth } from "../delivery-health.ts";

afterEach(() => prom.register.clear());

async function exampleHealth() {
  const { client, reply, send } = createClient();
  const health = deliveryHealth(client);
  await send();
  reply({ statusCode: 500 });
  await send();
  reply({ statusCode: 429, headers: { "retry-after": "60", "x-sentry-rate-limits": null } });
  await send();
  return { health, send };
}

/** Returns the samples of a text in Prometheus' format, sorted by name, without the labels that OpenTelemetry adds. */
function samplesOf(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("sentry_"))
    .map((line) => line.replace(/,?otel_scope_name="[^"]*"/, "").replace("{}", ""))
    .map((line) => line.replace(/\{(.*)\}/, (_, labels: string) => `{${labels.split(",").sort().join()}}`))
    .sort();
}

it("observe registers the same metrics with prom-client, which reads them again for each scrape", async () => {
  const { health, send } = await exampleHealth();
  health.observe(prom);
  expect(samplesOf(await prom.register.metrics())).toEqual(samplesOf(health.metrics()));
  await send();
  expect(samplesOf(await prom.register.metrics())).toEqual(samplesOf(health.metrics()));
  expect(await prom.register.metrics()).toContain("# TYPE sentry_items_dropped_total counter");
});

it("observe registers the metrics with a registry other than prom-client's default", async () => {
  const { health } = await exampleHealth();
  const registry = new prom.Registry();
  health.observe(prom, registry);
  expect(samplesOf(await registry.metrics())).toEqual(samplesOf(health.metrics()));
  expect(samplesOf(await prom.register.metrics())).toEqual([]);
});

it("observe registers the same metrics with OpenTelemetry, whose exporter gives them the same names", async () => {
  const { health, send } = await exampleHealth();
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [exporter] });
  health.observe(provider.getMeter("app"));
  for (let time = 0; time < 2; time += 1) {
    const text = await new Promise<string>((resolve) => {
      exporter.getMetricsRequestHandler(Object(), Object({ statusCode: 200, setHeader() {}, end: resolve }));
    });
    expect(samplesOf(text)).toEqual(samplesOf(health.metrics()));
    await send();
  }
  await provider.shutdown();
});
