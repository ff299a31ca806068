import { field, isFunction } from "@sentry-policy/internal/guards";
import type { Monitor } from "../delivery/monitor.ts";
import { FAMILIES, type Family } from "./families.ts";

type Labels = Record<string, string>;

/** The methods of an OpenTelemetry meter that this package calls. */
export interface Meter {
  createObservableCounter(name: string, options: { description: string }): MeterInstrument;
  createObservableGauge(name: string, options: { description: string }): MeterInstrument;
}

interface MeterInstrument {
  addCallback(callback: (result: { observe(value: number, attributes?: Labels): void }) => void): void;
}

/**
 * The parts of prom-client that this package uses. You can pass the module itself, or an object with these two classes.
 *
 * @typeParam Registry The type of prom-client's registries.
 */
export interface PromClient<Registry> {
  readonly Counter: PromConstructor<Registry>;
  readonly Gauge: PromConstructor<Registry>;
}

type PromConstructor<Registry> = new (configuration: {
  name: string;
  help: string;
  labelNames: string[];
  registers?: Registry[];
  collect(this: PromMetric): void;
}) => unknown;

interface PromMetric {
  reset(): void;
  inc(labels: Labels, value: number): void;
}

/**
 * Registers the metrics with an OpenTelemetry meter or with prom-client. With OpenTelemetry, the names have dots
 * instead of underscores. OpenTelemetry's Prometheus exporter replaces the dots, so Prometheus gets the same names in
 * both cases.
 */
export function observeMeter<Registry>(
  meter: Meter | PromClient<Registry>,
  registry: Registry | undefined,
  read: () => Monitor,
): void {
  for (const family of FAMILIES) {
    if (isPromClient(meter)) registerMetric(meter, registry, family, read);
    else createInstrument(meter, family, read);
  }
}

function isPromClient<Registry>(meter: Meter | PromClient<Registry>): meter is PromClient<Registry> {
  return isFunction(field(meter, "Counter"));
}

function registerMetric<Registry>(
  { Counter, Gauge }: PromClient<Registry>,
  registry: Registry | undefined,
  family: Family,
  read: () => Monitor,
): void {
  const isCounter = family.type === "counter";
  new (isCounter ? Counter : Gauge)({
    name: isCounter ? `${family.name}_total` : family.name,
    help: family.help,
    labelNames: [...family.labels],
    ...(registry !== undefined && { registers: [registry] }),
    collect() {
      this.reset();
      for (const [labels, value] of samplesOf(family, read)) this.inc(labels, value);
    },
  });
}

function createInstrument(meter: Meter, family: Family, read: () => Monitor): void {
  const name = family.name.replaceAll("_", ".");
  const options = { description: family.help };
  const instrument =
    family.type === "counter"
      ? meter.createObservableCounter(name, options)
      : meter.createObservableGauge(name, options);
  instrument.addCallback((result) => {
    for (const [labels, value] of samplesOf(family, read)) result.observe(value, labels);
  });
}

function samplesOf(family: Family, read: () => Monitor): (readonly [Labels, number])[] {
  return family
    .samples(read())
    .map(([values, value]) => [
      Object.fromEntries(family.labels.map((label, place) => [label, values[place] ?? ""])),
      value,
    ]);
}
