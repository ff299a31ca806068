/**
 * The parts of a payload to which the policy's `allow` option can be applied:
 *
 * - `extra`, `tags`, `user`, `contexts`: the fields of an event with these names
 * - `request.headers`, `request.data`: the fields `headers` and `data` of an event's `request`
 * - `breadcrumbs.data`: the data of each breadcrumb, in events and in replays
 * - `spans.data`: the attributes of each span, including the root span in `contexts.trace` and streamed spans
 * - `logs.attributes`, `metrics.attributes`: the attributes of each log or metric
 * - `frames.vars`: the local variables of each stack frame
 */
export type AllowPart =
  | "extra"
  | "tags"
  | "user"
  | "contexts"
  | "request.headers"
  | "request.data"
  | "breadcrumbs.data"
  | "spans.data"
  | "logs.attributes"
  | "metrics.attributes"
  | "frames.vars";

/**
 * For each part of a payload, the names of the fields that are not redacted. All other fields of the part are redacted.
 *
 * @example
 * ```ts
 * import { createScrub, type Allow } from "@sentry-policy/scrubber";
 *
 * const allow: Allow = { extra: ["order", "cart.total"] };
 * createScrub({ allow })({ extra: { order: 7, cart: { total: 3, note: "made-up" } } });
 * // { extra: { order: 7, cart: { total: 3, note: "[Filtered]" } } }
 * ```
 */
export type Allow = { readonly [Part in AllowPart]?: readonly string[] | undefined };

const FRAMES = "stacktrace.frames.*.vars";
const ATTRIBUTES = "items.*.attributes";
/** For each key of `allow`, the paths of the objects whose fields it limits. `*` stands for any entry of a list. */
export const ALLOW_PLACES: Readonly<Record<AllowPart, readonly string[]>> = Object.freeze({
  extra: ["extra"],
  tags: ["tags"],
  user: ["user"],
  contexts: ["contexts"],
  "request.headers": ["request.headers"],
  "request.data": ["request.data"],
  // A replay is a list of page events, in which `data.payload` can be a breadcrumb.
  "breadcrumbs.data": ["breadcrumbs.*.data", "breadcrumbs.values.*.data", "*.data.payload.data"],
  "spans.data": ["spans.*.data", "contexts.trace.data", ATTRIBUTES].concat(
    ["spans", "items"].map((spans) => `${spans}.*.links.*.attributes`),
    "contexts.trace.links.*.attributes",
  ),
  "logs.attributes": [ATTRIBUTES],
  "metrics.attributes": [ATTRIBUTES],
  "frames.vars": ["exception", "threads"].flatMap((list) => [`${list}.*.${FRAMES}`, `${list}.values.*.${FRAMES}`]),
});
