import { isRecord } from "@sentry-policy/internal/guards";
import { put } from "../shared/fields.ts";

const EVENT_TYPES: ReadonlySet<string> = new Set(["event", "transaction", "feedback", "replay_event"]);
const CONTAINER_TYPES: ReadonlySet<string> = new Set(["span", "log", "trace_metric"]);
/** The value of `ip_address` that Sentry's server replaces with the IP address of the request. */
const AUTO = "{{auto}}";

/**
 * Prevents Sentry's server from deriving an IP address from the connection. Changes the payload in place, so it must be
 * a scrubbed copy.
 */
export function forbidInference(type: string, payload: unknown): void {
  if (!isRecord(payload)) return;
  if (EVENT_TYPES.has(type)) {
    recordIn(recordIn(payload, "sdk"), "settings")["infer_ip"] = "never";
    removeAuto(payload["user"]);
  } else if (CONTAINER_TYPES.has(type)) {
    const settings = payload["ingest_settings"];
    payload["ingest_settings"] = {
      infer_user_agent: "never",
      ...(isRecord(settings) ? settings : {}),
      infer_ip: "never",
    };
  } else if (type === "session" || type === "sessions") {
    removeAuto(payload["attrs"]);
  }
}

function removeAuto(holder: unknown): void {
  if (isRecord(holder) && holder["ip_address"] === AUTO) delete holder["ip_address"];
}

/** Returns the object in a field. Adds an empty object if there is none. */
function recordIn(fields: Record<string, unknown>, name: string): Record<string, unknown> {
  const existing = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (isRecord(existing)) return existing;
  const added = {};
  put(fields, name, added);
  return added;
}
