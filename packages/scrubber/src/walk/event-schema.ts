/**
 * The form that the value of a structural field is expected to have. A value of that form is kept; any other value is
 * searched like any text. A form applies to a single value and to each entry of a list. Sentry puts no objects in such
 * a field, so if there is an object, the names of its fields are checked as usual.
 *
 * - `id`: 16 or 32 hexadecimal digits or a UUID: the id of an event, trace, span, session or debug file.
 * - `hex`: hexadecimal or decimal digits: memory addresses, build ids, thread ids, nanoseconds.
 * - `time`: a date and time, such as `2026-11-24T00:28:19.000Z`. Most times are sent as numbers.
 * - `rate`: a number from 0 to 1 as text, such as a sample rate.
 * - `word`: a name or an enumerated value, such as a function, a status, a reason or a package. It is searched too,
 *   but `auth::token::new` is read as a name, not as a name with its value.
 * - `version`: a version. Four numbers, as in `1.4.0.2`, are not read as an IP address.
 * - `path`: the file of a stack frame. See `frame-paths.ts` for what is redacted.
 * - `dsn`: a DSN, which says where events are sent. Any other value is redacted as a whole.
 * - `source`: source code, in which the value beside a sensitive name is redacted only if it is a literal.
 * - `values`: any value. The value is searched, but the field's name is not checked.
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
 * Sentry's structural fields. They are identified by their path, never by their name alone: a `sid` in the app's data
 * might be a secret session id, while Sentry counts sessions by the `sid` of a session item.
 */
export type Shape = FieldForm | Fields;

/** Returns the shape of a list, which Sentry accepts bare or as `{ values: [...] }`. */
function listOf(entry: Shape): Fields {
  return { [EACH]: entry, values: { [EACH]: entry } };
}

/**
 * Attributes that the SDK sets. Their ids are kept, although an id can look like a card number. An app can set these
 * attributes too, so any text without the expected form is searched.
 */
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

/**
 * A stack frame. Sentry finds source maps by a frame's paths, so only secrets in them are redacted, as in the query of
 * a page's URL.
 */
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
/** The contexts `os` and `runtime` (both `RELEASE`), `app` and `device`. */
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

/** `_meta`: a tree of remarks at any depth. Each remark is under the name of the field that it describes. */
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

/**
 * `RECORDING` is the page events in a replay recording. `SEGMENT` is the line before them, with the segment's number.
 */
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
    // An entry can be a list that also holds the time at which the trace began.
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

/**
 * The dynamic sampling context. It can come from another service's `baggage` header, so its fields can hold any text.
 */
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
  // A tunnel forwards the envelope to the project of this DSN. The key in a DSN is public.
  dsn: "dsn",
  trace: TRACE,
};
export const ITEM_HEADER: Shape = {
  type: "word",
  content_type: "word",
  platform: "word",
  attachment_type: "word",
};
