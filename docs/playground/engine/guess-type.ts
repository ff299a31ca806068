/**
 * Types of items. Each has a function that recognizes payloads of the type by their fields. The first match applies.
 */
const MARKS: readonly (readonly [type: string, isMarked: (value: object) => boolean])[] = Object.freeze([
  ["transaction", (value: object) => Reflect.get(value, "type") === "transaction"],
  ["replay_event", (value: object) => "replay_id" in value && "replay_type" in value],
  ["check_in", (value: object) => "monitor_slug" in value],
  ["session", (value: object) => "sid" in value && "init" in value],
  ["sessions", (value: object) => "aggregates" in value],
  ["feedback", (value: object) => "feedback" in Object(Reflect.get(value, "contexts"))],
  ["log", (value: object) => "body" in entryOf(value) && "level" in entryOf(value)],
  ["span", (value: object) => "span_id" in entryOf(value) && "start_timestamp" in entryOf(value)],
  ["trace_metric", (value: object) => "name" in entryOf(value) && "value" in entryOf(value)],
  ["client_report", (value: object) => "discarded_events" in value],
]);

/** Returns the type of the item that has this payload. A payload that is not recognized is taken for an error event. */
export function guessType(payload: object): string {
  return MARKS.find(([, isMarked]) => isMarked(payload))?.[0] ?? "event";
}

/** Returns the first entry of a container of logs, spans or metrics, or the payload itself if it is no container. */
function entryOf(payload: object): object {
  const items: unknown = Reflect.get(payload, "items");
  return Array.isArray(items) ? Object(items[0]) : payload;
}
