import { isRecord } from "@sentry-policy/internal/guards";
import { put } from "../shared/fields.ts";

const EVENTS: ReadonlySet<string> = new Set(["event", "transaction", "feedback", "replay_event"]);
const CONTAINERS: ReadonlySet<string> = new Set(["span", "log", "trace_metric"]);
/** The `ip_address` with which a payload asks Sentry's server to fill in the IP address of the request. */
const AUTO = "{{auto}}";

/** Tells Sentry's server not to infer an IP address from the connection. Changes our own copy of a payload in place. */
export function forbidInference(type: string, payload: unknown): void {
  if (!isRecord(payload)) return;
  if (EVENTS.has(type)) {
    recordIn(recordIn(payload, "sdk"), "settings")["infer_ip"] = "never";
    withoutAuto(payload["user"]);
  } else if (CONTAINERS.has(type)) {
    payload["ingest_settings"] = {
      infer_user_agent: "never",
      ...fieldsOf(payload["ingest_settings"]),
      infer_ip: "never",
    };
  } else if (type === "session" || type === "sessions") {
    withoutAuto(payload["attrs"]);
  }
}

function withoutAuto(holder: unknown): void {
  if (isRecord(holder) && holder["ip_address"] === AUTO) delete holder["ip_address"];
}

/** Returns the object in a field. Adds an empty one if there is none. */
function recordIn(fields: Record<string, unknown>, name: string): Record<string, unknown> {
  const held = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (isRecord(held)) return held;
  const made = {};
  put(fields, name, made);
  return made;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
