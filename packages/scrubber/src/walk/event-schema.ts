/**
 * The form expected of a structural field's value. A value of that form is kept; any other is searched like any text. A
 * form applies to a single value and to each entry of a list. Sentry puts no objects in such a field, so the names in
 * one are judged as usual.
 *
 * - `id`: 16 or 32 hexadecimal digits or a UUID: events, traces, spans, sessions, debug files.
 * - `hex`: hexadecimal or decimal digits: addresses, build ids, threads, nanoseconds.
 * - `time`: a date and time, such as `2026-11-24T00:28:19.000Z`. Most times are sent as numbers.
 * - `rate`: a number from 0 to 1 as text, such as a sample rate.
 * - `word`: a name or an enumerated value, such as a function, a status, a reason or a package. It is searched too, but
 *   `auth::token::new` in it is a name and not a name with its value.
 * - `version`: a version, in which four numbers are not an IP address.
 * - `path`: the file of a stack frame. See `frame-paths.ts` for what is redacted.
 * - `dsn`: where events are sent. Any other value is redacted whole.
 * - `source`: source code, in which a name is sensitive only beside a literal.
 * - `values`: any value, which is searched. Only the field's own name is ignored.
 */
export type FieldForm = "id" | "hex" | "time" | "rate" | "word" | "version" | "path" | "dsn" | "source" | "values";

/** Key in a {@link Shape} for each field of an object whose field names are data, such as `modules`. */
export const ANY: unique symbol = Symbol("any");
/** Key in a {@link Shape} for each entry of a list. */
export const EACH: unique symbol = Symbol("each");

/** Sentry's fields inside an object or list. All other fields are the app's: their names and values are searched. */
interface Fields {
  readonly [name: string]: Shape;
  readonly [ANY]?: Shape;
  readonly [EACH]?: Shape;
}

/**
 * Sentry's structural fields, by path and never by a bare name: an app's `sid` may be a secret session id, while Sentry
 * counts sessions by the `sid` of a session item.
 */
export type Shape = FieldForm | Fields;

/** Returns the shape of a list, which Sentry accepts bare or as `{ values: [...] }`. */
function listOf(entry: Shape): Fields {
  return { [EACH]: entry, values: { [EACH]: entry } };
}

/** Attributes of the SDK. They have forms because an app can set them too, and an id may look like a card number. */
const ATTRIBUTES = {
  "sentry.segment.id": "id",
  "sentry.trace.parent_span_id": "id",
  "sentry.replay_id": "id",
  "sentry.sdk.name": "word",
  "sentry.sdk.version": "version",
  "sentry.sdk.integrations": "word",
} as const;
const IDS = {
  trace_id: "id",
  span_id: "id",
  parent_span_id: "id",
  timestamp: "time",
  attributes: ATTRIBUTES,
  links: { [EACH]: { trace_id: "id", span_id: "id" } },
} as const;
const SPAN = { ...IDS, start_timestamp: "time", end_timestamp: "time", op: "values", origin: "values" } as const;

/** A stack frame. Sentry finds source maps by its paths, but the URL of a page may have a query with secrets. */
const FRAME = {
  filename: "path",
  abs_path: "path",
  module: "path",
  function: "word",
  lineno: "values",
  colno: "values",
  instruction_addr: "hex",
  debug_id: "id",
  context_line: "source",
  pre_context: "source",
  post_context: "source",
} as const;
/** Debug images, by which Sentry finds source maps and symbols. */
const DEBUG_META = {
  images: {
    [EACH]: {
      type: "word",
      debug_id: "id",
      code_id: "hex",
      code_file: "path",
      debug_file: "path",
      image_addr: "hex",
    },
  },
} as const;
/** Contexts: an operating system or a runtime, then the app and the device with their start times. */
const RELEASE = { name: "word", version: "version", kernel_version: "version" } as const;
const APP = { app_start_time: "time" } as const;
const DEVICE = { boot_time: "time", arch: "word" } as const;

const STACKTRACE = { frames: { [EACH]: FRAME } } as const;

const MECHANISM = { type: "values", description: "values", source: "values", help_link: "values" } as const;

const SDK = {
  name: "word",
  version: "version",
  integrations: "word",
  features: "word",
  packages: { [EACH]: { name: "word", version: "version" } },
} as const;

/** `_meta`: remarks under the names of the fields that they describe, to any depth. */
const REMARKS: Shape = {
  get [ANY](): Shape {
    return REMARKS;
  },
  get [EACH](): Shape {
    return REMARKS;
  },
};

/** An event in memory: errors, transactions and feedback. */
export const EVENT: Shape = {
  event_id: "id",
  timestamp: "time",
  start_timestamp: "time",
  type: "word",
  platform: "values",
  level: "values",
  sdk: SDK,
  modules: { [ANY]: "version" },
  debug_meta: DEBUG_META,
  fingerprint: "values",
  measurements: { [ANY]: { value: "values", unit: "values" } },
  _meta: REMARKS,
  exception: listOf({ stacktrace: STACKTRACE, thread_id: "hex", mechanism: MECHANISM }),
  threads: listOf({ stacktrace: STACKTRACE, id: "hex" }),
  contexts: { trace: SPAN, replay: { replay_id: "id" }, os: RELEASE, runtime: RELEASE, app: APP, device: DEVICE },
  spans: { [EACH]: SPAN },
  breadcrumbs: listOf({ timestamp: "time", type: "values", level: "values" }),
  // The projects to which `makeMultiplexedTransport` sends the event.
  extra: { MULTIPLEXED_TRANSPORT_EXTRA_KEY: { [EACH]: { dsn: "dsn" } } },
};

function containerOf(item: Shape): Shape {
  return { version: "version", items: { [EACH]: item } };
}

const PROFILED: Shape = {
  trace_id: "id",
  id: "id",
  active_thread_id: "hex",
  relative_start_ns: "hex",
  relative_end_ns: "hex",
};
const PROFILE: Shape = {
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
  transaction: PROFILED,
  transactions: { [EACH]: PROFILED },
};

/** The page events in a replay recording, and the line with the segment's number before them. */
export const RECORDING: Shape = { [EACH]: { type: "values", timestamp: "time" } };
export const SEGMENT: Shape = { segment_id: "values" };

/** Shapes of the envelope items of Sentry's SDKs v10 and v11 that have structural fields, by item type. */
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
    // An entry may be a list that also holds the time at which the trace began.
    trace_ids: "id",
    replay_type: "word",
  },
  span: containerOf(SPAN),
  log: containerOf(IDS),
  trace_metric: containerOf({ ...IDS, name: "values" }),
  session: { sid: "id", started: "time", timestamp: "time", status: "word" },
  check_in: { check_in_id: "id", monitor_slug: "word", status: "word", contexts: { trace: IDS } },
  sessions: { aggregates: { [EACH]: { started: "time" } } },
  user_report: { event_id: "id" },
  profile: PROFILE,
  profile_chunk: PROFILE,
  client_report: { timestamp: "time", discarded_events: { [EACH]: { reason: "word", category: "word" } } },
});

/** The dynamic sampling context. It may come from another service's `baggage` and hold any text. */
const TRACE = {
  trace_id: "id",
  public_key: "id",
  org_id: "hex",
  replay_id: "id",
  sampled: "word",
  sample_rand: "rate",
  sample_rate: "rate",
} as const;

/** The headers of an envelope and of an item. */
export const HEADER: Shape = {
  event_id: "id",
  sent_at: "time",
  sdk: SDK,
  // The DSN names the project that a tunnel forwards to; its key is public.
  dsn: "dsn",
  trace: TRACE,
};
export const ITEM_HEADER: Shape = {
  type: "word",
  content_type: "word",
  platform: "word",
  attachment_type: "word",
};
