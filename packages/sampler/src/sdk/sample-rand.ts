import { safely } from "../shared/warn.ts";
import type { LiveSpan, SamplerClient } from "./client.ts";
import { fractionOf } from "./root-span.ts";

interface Propagation {
  readonly traceId: string;
  readonly dsc?: object | undefined;
}

/** The argument of the hook `prepareSpanScope`. The SDK is about to start a span in this scope. */
interface SpanScope {
  readonly parentSpan?: unknown;
  readonly scope: { getPropagationContext(): Propagation; setPropagationContext(context: Propagation): unknown };
}

/**
 * Writes the sampler's random number into the dynamic sampling context of a trace. From this context, the SDK creates
 * the headers of envelopes and the `baggage` header of outgoing requests. A random number from an earlier service is
 * not changed.
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
  // If a request has `sentry-trace` but no `baggage`, SDK v11 creates the dynamic sampling context before any span
  // exists. Then the hook above receives no root span, so the random number is set here, before the span is created.
  client.on("prepareSpanScope", ({ scope, parentSpan }: SpanScope) =>
    safely(() => {
      const propagation = scope.getPropagationContext();
      const { traceId, dsc = { sample_rand: "" } } = propagation;
      if (parentSpan || "sample_rand" in dsc) return;
      scope.setPropagationContext({ ...propagation, ...{ sampleRand: fractionOf(traceId) } });
    }),
  );
}
