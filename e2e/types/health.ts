// Type tests of the health package with the SDK's types. `pnpm check:types` compiles this file, and nothing runs it.
import { createServer } from "node:http";
import * as browser from "@sentry/browser";
import * as cloudflare from "@sentry/cloudflare";
import * as node from "@sentry/node";
import { type DeliveryHealth, deliveryHealth, type HealthReport, type HealthStatus } from "@sentry-policy/health";
import { decisionLog } from "@sentry-policy/health/debug";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";

export function everyClientIsAccepted(): readonly DeliveryHealth[] {
  return [
    deliveryHealth(node.getClient()),
    deliveryHealth(browser.getClient(), { strict: undefined, probe: undefined }),
    deliveryHealth(cloudflare.getClient(), { strict: true }),
    deliveryHealth({ probe: true }),
    deliveryHealth(),
  ];
}

export function typosAreErrors(): void {
  // @ts-expect-error misspelled: the option is `strict`
  deliveryHealth({ strikt: true });
  // @ts-expect-error `probe` must be true or false
  deliveryHealth({ probe: 60 });
  // @ts-expect-error a DSN is not a client
  deliveryHealth("https://key@o1.example.com/1");
  // @ts-expect-error an empty object is neither a meter nor prom-client
  deliveryHealth().observe({});
}

export function handlersHaveTheTypesOfTheirPlatforms(health: DeliveryHealth): void {
  createServer(health.handler);
  createServer(health.metricsHandler);
  const routes: readonly ((request: Request) => Response | Promise<Response>)[] = [health.fetch, health.metricsFetch];
  for (const route of routes) route(new Request("https://shop.example.com/"));
}

export function reportsAreNarrow(health: DeliveryHealth): void {
  const remove: () => void = health.onChange(({ status }, previous) => {
    const statuses: readonly HealthStatus[] = [status, previous];
    // @ts-expect-error no status has this name
    if (statuses[0] === "down") remove();
  });
  const { lastFailure }: HealthReport = health.report();
  // @ts-expect-error no outcome has this name
  if (lastFailure?.outcome === "broken") remove();
}

export function aLogTakesTheReportsOfTheOtherPackages(health: DeliveryHealth): void {
  const { onScrub, onDecision } = decisionLog(health);
  node.init({ ...scrubber({ onScrub }), ...sampler({ onDecision }) });
}
