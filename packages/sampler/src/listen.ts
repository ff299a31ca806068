import { getActiveSpan, getCurrentScope } from "@sentry/core";
import type { LiveSpan, SamplerClient } from "./client.ts";
import type { Start } from "./decide.ts";
import { isError } from "./failure.ts";
import { safely } from "./say.ts";

/** Says what the next root span starts with. Gives the probability with which the SDK is to record it. */
export type Expect = (start: Start) => number;

/** Joins each root span with its decision: the SDK calls `tracesSampler` just before it makes the span. */
export function onRoot(client: SamplerClient, begin: (span: LiveSpan, start: Start) => void): (start: Start) => void {
  let expected: Start | undefined;
  client.on("spanStart", (span: LiveSpan) => {
    const start = expected;
    expected = undefined;
    if (start !== undefined) safely(() => begin(span, start));
  });
  return (start) => {
    expected = start;
  };
}

/** Tells of each error that is captured, before v11's Dedupe or an app's hook may drop it. */
export function onError(client: SamplerClient, tell: (traceId: string) => void): void {
  client.on("preprocessEvent", (event: object) =>
    safely(() => {
      if (!isError(event)) return;
      // Outside of a span too the SDK gives the event a trace: a browser's page, or the request that is being handled.
      tell((getActiveSpan()?.spanContext() ?? getCurrentScope().getPropagationContext()).traceId);
    }),
  );
}
