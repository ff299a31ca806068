import { type Counts, entriesOf } from "../counts/counts.ts";
import type { Monitor } from "../delivery/monitor.ts";
import { activeLimits } from "./report.ts";

/** One value of a metric, with the values of the metric's labels. */
export type Sample = readonly [labels: readonly string[], value: number];

/** A metric. */
export interface Family {
  /** The name of the metric. For a counter, this is the name without the suffix `_total`. */
  readonly name: string;
  readonly type: "counter" | "gauge";
  readonly help: string;
  readonly labels: readonly string[];
  samples(monitor: Monitor): readonly Sample[];
}

/**
 * Label values whose counters are shown even while they are 0. Otherwise, Prometheus would not see the first error as
 * an increase.
 */
const CAPTURED = ["error|true", "error|false"];
const DROPPED = [
  "http_4xx",
  "http_5xx",
  "network_error",
  "queue_overflow",
  "rate_limited",
  "ratelimit_backoff",
  "send_error",
].map((reason) => `error|${reason}`);

export const FAMILIES: readonly Family[] = [
  counter(
    "errors_captured",
    "Errors captured by the SDK, before any filter.",
    ["level", "handled"],
    "captured",
    CAPTURED,
  ),
  counter("items_accepted", "Items that Sentry accepted.", ["category"], "accepted", ["error"]),
  counter("items_dropped", "Items that were not delivered.", ["category", "reason"], "dropped", DROPPED),
  gauge(
    "items_in_flight",
    "Items that the SDK is processing or sending.",
    ({ ledger }) => ledger.processing + ledger.sending,
  ),
  gauge(
    "last_accepted_timestamp_seconds",
    "Unix time at which Sentry last accepted an envelope, or 0.",
    ({ ledger }) => (ledger.acceptedAt ?? 0) / 1000,
  ),
  gauge("delivery_up", "0 if delivery is failing, else 1.", ({ status }) => (status === "failing" ? 0 : 1)),
  {
    name: "sentry_rate_limited_until_timestamp_seconds",
    type: "gauge",
    help: "Unix time until which the server accepts no data of a category.",
    labels: ["category"],
    samples: ({ ledger }) => activeLimits(ledger).map(([category, until]) => [[category], until / 1000]),
  },
];

function counter(
  name: string,
  help: string,
  labels: readonly string[],
  field: "captured" | "accepted" | "dropped",
  always: readonly string[],
): Family {
  const samples = ({ ledger }: Monitor) => entriesOf(withZeros(ledger[field], always));
  return { name: `sentry_${name}`, type: "counter", help, labels, samples };
}

function gauge(name: string, help: string, read: (monitor: Monitor) => number): Family {
  return { name: `sentry_${name}`, type: "gauge", help, labels: [], samples: (monitor) => [[[], read(monitor)]] };
}

function withZeros(counts: Counts, keys: readonly string[]): Counts {
  return new Map([...keys.map((key) => [key, 0] as const), ...counts]);
}
