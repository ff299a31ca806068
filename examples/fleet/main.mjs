// `pnpm fleet` runs a real OpenTelemetry Collector with the configuration that `sentry-export` wrote for the policy of
// the shop. Three services send their spans to it, and it sends the kept ones to a fake Sentry server on this machine.
import { existsSync } from "node:fs";
import { collectorPath } from "../../packages/export/engines/collector/location.mjs";
import { heading, paint, printTable } from "../paint.mjs";
import { startCollector } from "./collector.mjs";
import { startSink } from "./sink.mjs";
import { KINDS, MAIL, makeTrace } from "./traces.mjs";

const TRACES_PER_KIND = 250;

const binary = process.env["COLLECTOR_PATH"] || collectorPath();
if (!existsSync(binary)) {
  console.error("There is no collector. Build it with: node scripts/build-collector.mjs (10 to 20 minutes, needs Go)");
  process.exit(1);
}
const sink = await startSink();
const collector = await startCollector(binary, sink.url);
const sent = KINDS.flatMap((kind) => Array.from({ length: TRACES_PER_KIND }, () => makeTrace(kind)));
// Each service sends its own spans, as three processes would.
for (const service of ["web", "stock", "mail"]) {
  const spans = sent.flatMap((trace) => trace.spans.filter((each) => each.service === service).map(({ span }) => span));
  await collector.send(service, spans);
}
await collector.stop();
await sink.close();

heading(`${sent.length} traces of three services`);
const rows = KINDS.map(({ kind, rate }) => {
  const ids = sent.filter((trace) => trace.kind === kind).map(({ id }) => id);
  const kept = ids.filter((id) => sink.byTrace.has(id));
  const whole = kept.filter((id) => sink.byTrace.get(id)?.length === 3);
  const estimate = kept.reduce((sum, id) => sum + 1 / probabilityOf(sink.byTrace.get(id)?.[0]), 0);
  return [
    kind,
    String(ids.length),
    String(rate),
    String(kept.length),
    String(whole.length),
    String(Math.round(estimate)),
  ];
});
printTable(["kind", "sent", "rate", "kept", "whole", "as counted by Sentry"], rows);

const text = JSON.stringify([...sink.byTrace.values()]);
const leaks = text.split(MAIL).length - 1;
heading(
  leaks === 0
    ? paint("green", "No span contains the planted address.")
    : paint("red", `${leaks} planted addresses left.`),
);
if (leaks > 0 || sink.byTrace.size === 0) process.exitCode = 1;

/**
 * Reads the probability that a kept span states: `ot=th:c` -> 0.25
 *
 * @param {{ traceState?: string } | undefined} span
 */
function probabilityOf(span) {
  const [, threshold] = /th:([0-9a-f]+)/.exec(span?.traceState ?? "") ?? [];
  return threshold === undefined ? 1 : 1 - Number.parseInt(threshold.padEnd(14, "0"), 16) / 2 ** 56;
}
