import { type DeliveryOutcome, outcomeOfCode, outcomeOfStatus } from "@sentry-policy/internal/delivery-outcome";
import { isObject } from "@sentry-policy/internal/guards";
import { limitedUntil } from "./rate-limits.ts";

/** Whether Sentry accepted the test data, and what to do if not. */
export interface SendResult {
  readonly outcome: DeliveryOutcome;
  /** Explanation and advice for the user. Contains no secret. */
  readonly text: string;
  /** HTTP status of the response, if there was one. */
  readonly status?: number;
  /** The time (ISO 8601) until which Sentry rate-limits the category of the test data. */
  readonly until?: string;
}

/** What `resultOfResponse` must know about the sent data. */
interface SentData {
  readonly id: string;
  readonly category: string;
}

/**
 * Interprets a response. Relay (Sentry's ingestion service) responds with status 400 if the key is malformed, with 401
 * if there is no key, and with 403 if the key belongs to another project.
 */
export function resultOfResponse(
  response: Response,
  body: string,
  { id, category }: SentData,
  now: number,
): SendResult {
  const { status } = response;
  const until = limitedUntil(response, category, now);
  const limited = until === undefined ? {} : { until };
  const result = parseObject(body);
  // Relay responds with JSON that contains the ID of the data. Any other response with status 200, such as an HTML
  // page, is not from Relay.
  if (response.ok && result !== undefined && (Reflect.get(result, "id") ?? id) === id) {
    const text = until === undefined ? "accepted" : `accepted, but further data is rate-limited until ${until}`;
    return { outcome: "accepted", text, status, ...limited };
  }
  if (status === 429) return { outcome: "rate-limited", text: `rate-limited until ${until}`, status, ...limited };
  const [outcome, text] = refusalOf(status, result === undefined ? undefined : String(Reflect.get(result, "detail")));
  return { outcome, text, status };
}

function parseObject(body: string): object | undefined {
  try {
    const result: unknown = JSON.parse(body);
    return isObject(result) ? result : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Explains why data was refused. `detail` is the explanation in the response, or undefined if the response does not
 * come from Relay.
 */
function refusalOf(status: number, detail: string | undefined): readonly [DeliveryOutcome, string] {
  const byStatus = outcomeOfStatus(status);
  // Checks whether the explanation is about the project: `bad project_id` and `invalid project state` -> true
  if (byStatus === "no project" || /project ?_?(?:id|state|path)/i.test(detail ?? "")) {
    return ["no project", "no project: no project has this id and key; copy the DSN from Settings > Client Keys"];
  }
  if (byStatus === "too large")
    return [byStatus, "too large: the server, or a proxy in front of it, accepts only smaller requests"];
  if (byStatus === "server error")
    return [byStatus, "server error: try again later, or ask the operator of the server"];
  if (detail === undefined)
    return ["refused", "refused: the response is not from Sentry; check the host, and any proxy in front of it"];
  if (/\bcors\b/i.test(detail)) return ["refused", "refused: the project accepts data only from its allowed domains"];
  if (byStatus === "bad key" || /\bkey\b/i.test(detail)) {
    return ["bad key", "bad key: the key is unknown or disabled; copy the DSN from Settings > Client Keys"];
  }
  return ["refused", "refused: the server at this address might not be Sentry"];
}

/**
 * Interprets a failed request. Only the code of the error is shown, because its message can contain the URL with the
 * key.
 */
export function resultOfFailure(error: unknown, timeoutMs: number): SendResult {
  if (Reflect.get(Object(error), "name") === "TimeoutError") {
    return { outcome: "unreachable", text: `unreachable: no response within ${timeoutMs} ms` };
  }
  const cause = Object(Reflect.get(Object(error), "cause"));
  if (Reflect.get(cause, "message") === "bad port") {
    return {
      outcome: "unreachable",
      text: "unreachable from here: Node's fetch blocks this port, although an SDK might reach it",
    };
  }
  const code = String(Reflect.get(cause, "code") ?? "no code");
  if (outcomeOfCode(code) === "TLS")
    return { outcome: "TLS", text: `TLS: no secure connection (${code}); check the certificate` };
  return {
    outcome: "unreachable",
    text: `unreachable (${code}): check the host, the network, and the rules of any proxy`,
  };
}
