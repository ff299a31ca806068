import { getActiveSpan, getDynamicSamplingContextFromSpan } from "@sentry/core";
import type { VolumeScope } from "./client.ts";

/**
 * Returns the random number of the current trace, from 0 to 1. Because all services share it, they all keep the trace
 * or all drop it. If the trace has none, returns a new random number.
 */
export function traceSampleRand(scope: VolumeScope | undefined): number {
  const span = getActiveSpan();
  const ofTrace = span === undefined ? undefined : Number(getDynamicSamplingContextFromSpan(span).sample_rand);
  const sampleRand = isFraction(ofTrace) ? ofTrace : scope?.getPropagationContext().sampleRand;
  return isFraction(sampleRand) ? sampleRand : Math.random();
}

function isFraction(value: number | undefined): value is number {
  return value !== undefined && value >= 0 && value < 1;
}
