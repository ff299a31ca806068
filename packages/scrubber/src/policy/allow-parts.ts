/**
 * Parts of a payload that the policy's `allow` can limit to listed names:
 *
 * - `extra`, `tags`, `user`, `contexts`: the fields of an event with these names;
 * - `request.headers`, `request.data`: the same fields of an event's `request`;
 * - `breadcrumbs.data`: the data of each breadcrumb, in events and replays;
 * - `spans.data`: the attributes of each span, also of the root span in `contexts.trace`, and of streamed spans;
 * - `logs.attributes`, `metrics.attributes`: the attributes of each log or metric;
 * - `frames.vars`: the local variables of each stack frame.
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
 * The names that pass in each part of a payload. The part's other fields are redacted.
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
