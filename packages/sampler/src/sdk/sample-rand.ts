import { safely } from "../shared/warn.ts";
import type { LiveSpan, SamplerClient } from "./client.ts";
import { fractionOf } from "./root-span.ts";

interface Propagation {
  readonly traceId: string;
  readonly dsc?: object | undefined;
}

/** The part of a scope in which the SDK starts a span. */
interface SpanScope {
  readonly parentSpan?: unknown;
  readonly scope: { getPropagationContext(): Propagation; setPropagationContext(context: Propagation): unknown };
}

/**
 * Writes our random number of a trace into its dynamic sampling context, from which the SDK makes envelope headers and
 * outgoing `baggage`. Where an earlier service chose the number, the SDK calls none of these hooks, or ours changes
 * nothing.
 *
 * @see https://develop.sentry.dev/sdk/telemetry/traces/dynamic-sampling-context/
 */
export function chooseSampleRand(client: SamplerClient, randOf: (rootSpan: LiveSpan) => number | undefined): void {
  client.on("createDsc", (dsc: { sample_rand?: string }, rootSpan?: LiveSpan) =>
    safely(() => {
      const sampleRand = rootSpan && randOf(rootSpan);
      if (sampleRand !== undefined) dsc.sample_rand = String(sampleRand);
    }),
  );
  // SDK v11 makes the context of a trace that it continues without `baggage` before any span exists.
  client.on("prepareSpanScope", ({ scope, parentSpan }: SpanScope) =>
    safely(() => {
      const propagation = scope.getPropagationContext();
      const { traceId, dsc = { sample_rand: "" } } = propagation;
      if (parentSpan || "sample_rand" in dsc) return;
      scope.setPropagationContext({ ...propagation, ...{ sampleRand: fractionOf(traceId) } });
    }),
  );
}
