import { DEBUG_META, EVENT, FRAME, SDK, SPAN, TELEMETRY } from "./event-schema.ts";
import { ANY, EACH, type ObjectShape, type Shape } from "./schema-shape.ts";

/** Returns the shape of an item with several spans, logs or metrics. */
function containerShape(entry: Shape): ObjectShape {
  return { version: "version", items: { [EACH]: entry } };
}

const PROFILED_TRANSACTION: ObjectShape = {
  trace_id: "id",
  id: "id",
  active_thread_id: "hex",
  relative_start_ns: "hex",
  relative_end_ns: "hex",
};
const PROFILE: ObjectShape = {
  version: "version",
  event_id: "id",
  chunk_id: "id",
  profiler_id: "id",
  timestamp: "time",
  client_sdk: SDK,
  profile: {
    frames: { [EACH]: { ...FRAME, module: "values" } },
    stacks: "values",
    samples: {
      [EACH]: {
        stack_id: "values",
        thread_id: "hex",
        queue_address: "hex",
        elapsed_since_start_ns: "hex",
        timestamp: "time",
      },
    },
  },
  debug_meta: DEBUG_META,
  measurements: {
    [ANY]: {
      unit: "values",
      values: { [EACH]: { elapsed_since_start_ns: "hex", timestamp: "time", value: "values" } },
    },
  },
  transaction: PROFILED_TRANSACTION,
  transactions: { [EACH]: PROFILED_TRANSACTION },
};

/** The shape of the page events in a replay recording. */
export const RECORDING: Shape = { [EACH]: { type: "values", timestamp: "time" } };
/** The shape of the first line of a replay recording, which contains the number of the segment. */
export const RECORDING_HEADER: Shape = { segment_id: "values" };

/**
 * The shape of each type of envelope item of Sentry's SDKs v10 and v11. Types for which Sentry defines no fields are
 * omitted.
 */
export const ITEMS: { readonly [type: string]: Shape } = Object.freeze<{ readonly [type: string]: Shape }>({
  event: EVENT,
  transaction: EVENT,
  feedback: EVENT,
  replay_event: {
    ...EVENT,
    replay_id: "id",
    segment_id: "values",
    replay_start_timestamp: "time",
    error_ids: "id",
    // An entry of `trace_ids` can also be a list of a trace id and a start time.
    trace_ids: "id",
    replay_type: "word",
  },
  span: containerShape(SPAN),
  log: containerShape(TELEMETRY),
  trace_metric: containerShape({ ...TELEMETRY, name: "values" }),
  session: { sid: "id", started: "time", timestamp: "time", status: "word" },
  check_in: { check_in_id: "id", monitor_slug: "word", status: "word", contexts: { trace: TELEMETRY } },
  sessions: { aggregates: { [EACH]: { started: "time" } } },
  user_report: { event_id: "id", name: "person", email: "email" },
  profile: PROFILE,
  profile_chunk: PROFILE,
  client_report: { timestamp: "time", discarded_events: { [EACH]: { reason: "word", category: "word" } } },
});

/**
 * The shape of the dynamic sampling context. It can come from the `baggage` header of another service, so its fields
 * can contain any text.
 */
const DYNAMIC_SAMPLING_CONTEXT: ObjectShape = {
  trace_id: "id",
  public_key: "id",
  org_id: "hex",
  replay_id: "id",
  sampled: "word",
  sample_rand: "rate",
  sample_rate: "rate",
};

export const ENVELOPE_HEADER: Shape = {
  event_id: "id",
  sent_at: "time",
  sdk: SDK,
  // A tunnel (a proxy for envelopes) needs the DSN to forward the envelope. The key in a DSN is public.
  dsn: "dsn",
  trace: DYNAMIC_SAMPLING_CONTEXT,
};
export const ITEM_HEADER: Shape = {
  type: "word",
  content_type: "word",
  platform: "word",
  attachment_type: "word",
};
