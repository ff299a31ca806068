import { typed } from "./attributes.mjs";
import { spanData } from "./span-data.mjs";

const SPANS = 200;

/**
 * Creates a container of 200 streamed spans (about 243 KB). By default, SDK v11 sends spans in this format.
 *
 * @param {import("./random.mjs").Random} random
 */
export function spans(random) {
  const { int, hex, word, seconds } = random;
  const trace = hex(32);
  const segment = `GET /${word()}/:id`;
  const span = () => {
    const { op, name, attributes } = spanData(random);
    const start = seconds();
    return {
      trace_id: trace,
      span_id: hex(16),
      parent_span_id: hex(16),
      name,
      start_timestamp: start,
      end_timestamp: start + int(1, 900) / 1000,
      is_segment: false,
      status: "ok",
      attributes: typed({
        "sentry.op": op,
        "sentry.segment.name": segment,
        ...attributes,
      }),
      links: [],
    };
  };
  return { version: 2, items: Array.from({ length: SPANS }, span) };
}
