/**
 * The form that the value of a structural field is expected to have. What has it stays as it is; anything else in that
 * place is searched like any text. A form holds for a single value and for each entry of a list. An object in such a
 * place is none of Sentry's, so the names in it count as they do everywhere.
 *
 * - `id`: 16 or 32 hexadecimal digits or a UUID: events, traces, spans, sessions, debug files.
 * - `hex`: hexadecimal or decimal digits: addresses, build ids, threads, nanoseconds.
 * - `time`: a date and time, such as `2026-11-24T00:28:19.000Z`. Most times are numbers.
 * - `rate`: a number from 0 to 1 as text, such as a sample rate.
 * - `word`: a name or an enumerated value, such as a function, a status, a reason or a package. It is searched as well,
 *   but `auth::token::new` in it is a name and not a name with its value.
 * - `version`: four numbers in it are no IP address.
 * - `path`: the file of a stack frame. See `frame-paths.ts` for what goes.
 * - `dsn`: where events are sent. Anything else there goes whole.
 * - `source`: source code, in which names speak about literals alone.
 * - `values`: anything. Only the field's own name says nothing about what it holds.
 */
export type FieldForm = "id" | "hex" | "time" | "rate" | "word" | "version" | "path" | "dsn" | "source" | "values";

/** In a {@link Shape}: each field of an object whose own fields are data, such as a list of installed packages. */
export const ANY: unique symbol = Symbol("any");
/** In a {@link Shape}: each entry of a list. */
export const EACH: unique symbol = Symbol("each");

/** Sentry's fields inside an object or list. Fields that are not in it are the app's: their names and values are searched. */
interface Fields {
  readonly [name: string]: Shape;
  readonly [ANY]?: Shape;
  readonly [EACH]?: Shape;
}

/**
 * Sentry's structural fields, known by their path and never by a bare name: an app's `sid` is a session id,
 * a session item's `sid` is what Sentry counts by.
 */
export type Shape = FieldForm | Fields;

/** A list, which Sentry takes bare or as `{ values: [...] }`. */
function listOf(entry: Shape): Fields {
  return { [EACH]: entry, values: { [EACH]: entry } };
}

/** Digits alone can pass for a card's, and an app can set any attribute. */
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

/** Source maps are found by a frame's paths. A page's address may have a query. */
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
/** What source maps and symbols are found by. */
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
/** Of contexts: an operating system or a runtime, and when the app and the device were started. */
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

/** Remarks stand under the names of the fields that they are about, to any depth. */
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
  // To which projects `makeMultiplexedTransport` sends it.
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

/** A page's events, as Replay records them, and the line before them. */
export const RECORDING: Shape = { [EACH]: { type: "values", timestamp: "time" } };
export const SEGMENT: Shape = { segment_id: "values" };

/** Envelope items in which Sentry has structural fields, by their type, as far as its SDKs of v10 and v11 know them. */
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
    // Each may come with the time at which its trace began.
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

/** The dynamic sampling context. It may come from another service's `baggage`, and hold any text. */
const TRACE = {
  trace_id: "id",
  public_key: "id",
  org_id: "hex",
  replay_id: "id",
  sampled: "word",
  sample_rand: "rate",
  sample_rate: "rate",
} as const;

/** The envelope's own header, and each item's. */
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
