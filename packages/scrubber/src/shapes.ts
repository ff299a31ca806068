/**
 * Sentry's structural fields, known by their path and never by a bare name: an app's `sid` is a session id,
 * a session item's `sid` is what Sentry counts by.
 *
 * `keep`: copied as it is. `id`: the same if it is one. `path`: the same up to its query. `values`: only searched by
 * value, for here names say nothing about secrets. `source`: source code, in which names speak about literals alone.
 */
export type Shape = "keep" | "id" | "path" | "values" | "source" | { readonly [key: string]: Shape };

/** Matches every key of an object and every place of a list. */
export const ANY = "*";

/** Digits alone can pass for a card's, and an app can set any attribute. */
const ATTRIBUTES = {
  "sentry.segment.id": "id",
  "sentry.trace.parent_span_id": "id",
  "sentry.replay_id": "id",
} as const;
const IDS = {
  trace_id: "keep",
  span_id: "keep",
  parent_span_id: "keep",
  timestamp: "keep",
  attributes: ATTRIBUTES,
  links: { [ANY]: { trace_id: "id", span_id: "id" } },
} as const;
const SPAN = { ...IDS, start_timestamp: "keep", end_timestamp: "keep", op: "values", origin: "values" } as const;

/** Source maps are found by a frame's paths, so they are never rewritten. A page's address may have a query. */
const FRAME = {
  filename: "path",
  abs_path: "path",
  module: "path",
  function: "keep",
  lineno: "keep",
  colno: "keep",
  debug_id: "keep",
  context_line: "source",
  pre_context: "source",
  post_context: "source",
} as const;
/** What source maps are found by. */
const IMAGE = {
  type: "keep",
  debug_id: "keep",
  code_id: "keep",
  code_file: "path",
  debug_file: "path",
  image_addr: "keep",
} as const;
const STACKTRACE = { frames: { [ANY]: FRAME } } as const;

const MECHANISM = { type: "values", description: "values", source: "values", help_link: "values" } as const;

/** An event in memory: errors, transactions and feedback. */
export const EVENT: Shape = {
  event_id: "keep",
  timestamp: "keep",
  start_timestamp: "keep",
  type: "keep",
  platform: "values",
  level: "values",
  sdk: "keep",
  modules: "keep",
  debug_meta: { images: { [ANY]: IMAGE } },
  fingerprint: "values",
  measurements: "values",
  _meta: "values",
  exception: { values: { [ANY]: { stacktrace: STACKTRACE, thread_id: "keep", mechanism: MECHANISM } } },
  threads: { values: { [ANY]: { stacktrace: STACKTRACE } } },
  contexts: { trace: SPAN, replay: { replay_id: "id" } },
  spans: { [ANY]: SPAN },
  breadcrumbs: { [ANY]: { timestamp: "keep", type: "values", level: "values" } },
  // To which projects `makeMultiplexedTransport` sends it. What is no DSN is filtered afterwards.
  extra: { MULTIPLEXED_TRANSPORT_EXTRA_KEY: { [ANY]: { dsn: "keep" } } },
};

const CONTAINER = (item: Shape): Shape => ({ version: "keep", items: { [ANY]: item } });

const PROFILED: Shape = { trace_id: "keep", id: "keep", relative_start_ns: "keep", relative_end_ns: "keep" };
const PROFILE: Shape = {
  event_id: "keep",
  chunk_id: "keep",
  profiler_id: "keep",
  timestamp: "keep",
  client_sdk: "keep",
  profile: { frames: { [ANY]: { ...FRAME, module: "values" } }, stacks: "keep", samples: "keep" },
  debug_meta: { images: { [ANY]: IMAGE } },
  measurements: "keep",
  transaction: PROFILED,
  transactions: { [ANY]: PROFILED },
};

/** A page's events, as Replay records them. */
export const RECORDING: Shape = { [ANY]: { type: "keep", timestamp: "keep" } };

/** Envelope items in which Sentry has structural fields, by their type, as far as its SDKs of v10 and v11 know them. */
export const ITEMS: { readonly [type: string]: Shape } = Object.freeze<{ readonly [type: string]: Shape }>({
  event: EVENT,
  transaction: EVENT,
  feedback: EVENT,
  replay_event: {
    ...EVENT,
    replay_id: "keep",
    segment_id: "keep",
    replay_start_timestamp: "keep",
    error_ids: "keep",
    trace_ids: "keep",
    replay_type: "keep",
  },
  span: CONTAINER(SPAN),
  log: CONTAINER(IDS),
  trace_metric: CONTAINER({ ...IDS, name: "values" }),
  session: { sid: "keep", started: "keep", timestamp: "keep", status: "keep" },
  check_in: { check_in_id: "keep", status: "keep", contexts: { trace: IDS } },
  sessions: { aggregates: { [ANY]: { started: "keep" } } },
  user_report: { event_id: "keep" },
  profile: PROFILE,
  profile_chunk: PROFILE,
  client_report: { timestamp: "keep", discarded_events: { [ANY]: { reason: "keep", category: "keep" } } },
});

/** What joins traces across services, and the project's public key. */
export const TRACE = {
  trace_id: "keep",
  public_key: "keep",
  sampled: "keep",
  sample_rand: "keep",
  sample_rate: "keep",
} as const;

/** The envelope's own header, and each item's. */
export const HEADER: Shape = {
  event_id: "keep",
  sent_at: "keep",
  sdk: "keep",
  // The DSN names the project that a tunnel forwards to; its key is public.
  dsn: "keep",
  trace: TRACE,
};
export const ITEM_HEADER: Shape = {
  type: "keep",
  content_type: "values",
  platform: "values",
  attachment_type: "values",
};
