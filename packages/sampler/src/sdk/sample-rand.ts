import { safely } from "../shared/warn.ts";
import type { LiveSpan, SamplerClient } from "./client.ts";
import { propagationOf } from "./root-span.ts";

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
}

/**
 * Writes the random number of a root span that has just started, if its request had `sentry-trace` but no `baggage`.
 * For such a request, SDK v11 does not emit `createDsc`. It creates an empty context before any span exists. After the
 * `spanStart` listeners have returned, it adds a random number of its own, but only if the context is still empty.
 */
export function fillEmptyDsc(rootSpan: LiveSpan, sampleRand: number): void {
  const { dsc } = propagationOf(rootSpan) ?? {};
  if (dsc !== undefined) dsc.sample_rand ??= String(sampleRand);
}
