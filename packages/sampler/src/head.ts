import { getActiveSpan } from "@sentry/core";
import type { LiveSpan, SamplerClient } from "./client.ts";
import type { Decision, Start } from "./decide.ts";
import { isError } from "./failure.ts";
import type { Tail } from "./tail.ts";

/** Traces whose endpoint is known, for errors to be counted by. */
const MOST_TRACES = 1000;

/** Tells the decision which endpoints the client reports errors of, whether their traces are sampled or not. */
export function attachHead(client: SamplerClient, decision: Decision): Tail {
  const keys = new Map<string, string>();
  let expected: Start | undefined;

  client.on("spanStart", (span: LiveSpan) => {
    if (expected === undefined) return;
    const { traceId } = span.spanContext();
    keys.delete(traceId);
    keys.set(traceId, expected.key);
    expected = undefined;
    for (const oldest of keys.keys()) {
      if (keys.size <= MOST_TRACES) break;
      keys.delete(oldest);
    }
  });
  client.on("preprocessEvent", (event: object) => {
    const key = isError(event) ? keys.get(getActiveSpan()?.spanContext().traceId ?? "") : undefined;
    if (key !== undefined) decision.noteError(key);
  });

  return {
    expect(start) {
      expected = start;
      return start.report.rate;
    },
  };
}
