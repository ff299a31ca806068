import { ANY, EACH, listShape, type ObjectShape } from "./schema-shape.ts";

/**
 * Attributes that the SDK sets. Their ids are not redacted, even if they look like card numbers. Strings that are not
 * ids are searched, because an app can also set these attributes.
 */
const ATTRIBUTES: ObjectShape = {
  "sentry.segment.id": "id",
  "sentry.trace.parent_span_id": "id",
  "sentry.replay_id": "id",
  "sentry.sdk.name": "word",
  "sentry.sdk.version": "version",
  "sentry.sdk.integrations": "word",
};
/** Fields that spans, logs and metrics have in common. */
export const TELEMETRY: ObjectShape = {
  trace_id: "id",
  span_id: "id",
  parent_span_id: "id",
  timestamp: "time",
  attributes: ATTRIBUTES,
  links: { [EACH]: { trace_id: "id", span_id: "id" } },
};
export const SPAN: ObjectShape = {
  ...TELEMETRY,
  start_timestamp: "time",
  end_timestamp: "time",
  op: "values",
  origin: "values",
};

/**
 * The shape of a stack frame. In file paths, only secrets are redacted, for example in the query of a URL, because
 * Sentry needs the paths to find source maps.
 */
export const FRAME: ObjectShape = {
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
};
/** The shape of the debug images, with which Sentry finds source maps and symbols. */
export const DEBUG_META: ObjectShape = {
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
};
const OS_OR_RUNTIME_CONTEXT: ObjectShape = { name: "word", version: "version", kernel_version: "version" };
const APP_CONTEXT: ObjectShape = { app_start_time: "time" };
const DEVICE_CONTEXT: ObjectShape = { boot_time: "time", arch: "word" };

const STACKTRACE: ObjectShape = { frames: { [EACH]: FRAME } };

const MECHANISM: ObjectShape = { type: "values", description: "values", source: "values", help_link: "values" };

export const SDK: ObjectShape = {
  name: "word",
  version: "version",
  integrations: "word",
  features: "word",
  packages: { [EACH]: { name: "word", version: "package" } },
};

/**
 * The shape of `_meta`, which contains remarks about the fields of the payload, in a tree with the same field names.
 */
const REMARKS: ObjectShape = {
  get [ANY](): ObjectShape {
    return REMARKS;
  },
  get [EACH](): ObjectShape {
    return REMARKS;
  },
};

/**
 * The shape of an event's user. `id` and `ip_address` are only searched for secrets. If the policy redacts personal
 * data, all other fields are redacted, including those that the app adds.
 */
const USER: ObjectShape = { id: "values", ip_address: "values", email: "email", [ANY]: "person" };

/** The shape of an event before the SDK serializes it: an error, a transaction or feedback. */
export const EVENT: ObjectShape = {
  event_id: "id",
  timestamp: "time",
  start_timestamp: "time",
  type: "word",
  platform: "values",
  level: "values",
  sdk: SDK,
  modules: { [ANY]: "package" },
  debug_meta: DEBUG_META,
  fingerprint: "values",
  measurements: { [ANY]: { value: "values", unit: "values" } },
  _meta: REMARKS,
  exception: listShape({ stacktrace: STACKTRACE, thread_id: "hex", mechanism: MECHANISM }),
  threads: listShape({ stacktrace: STACKTRACE, id: "hex" }),
  user: USER,
  contexts: {
    trace: SPAN,
    replay: { replay_id: "id" },
    os: OS_OR_RUNTIME_CONTEXT,
    runtime: OS_OR_RUNTIME_CONTEXT,
    app: APP_CONTEXT,
    device: DEVICE_CONTEXT,
    feedback: { name: "person", contact_email: "email" },
  },
  spans: { [EACH]: SPAN },
  breadcrumbs: listShape({ timestamp: "time", type: "values", level: "values" }),
  // The DSNs to which `makeMultiplexedTransport` of the SDK sends the event.
  extra: { MULTIPLEXED_TRANSPORT_EXTRA_KEY: { [EACH]: { dsn: "dsn" } } },
};
