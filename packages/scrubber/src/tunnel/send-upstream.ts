import { readAll } from "../shared/byte-source.ts";
import type { TunnelSetting } from "./check-options.ts";
import { before, LATE } from "./deadline.ts";
import { Rejection } from "./rejection.ts";

/** The parts of Sentry's response that are returned to the client. */
export interface UpstreamAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The body of the response, or `null` if there is none or it is too long. Also `null` if Sentry responds with an
   * error, because the body of an error could repeat a part of the envelope.
   */
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** The headers of Sentry's response that are returned to the client, because SDKs use them. */
const RETURNED: readonly string[] = ["content-type", "retry-after", "x-sentry-rate-limits", "x-sentry-error"];
/** Maximum length of a response body, in bytes. Sentry's body is much shorter: it contains the id of an event. */
const LONGEST_BODY = 65_536;

/**
 * Sends an envelope to Sentry. Does not follow redirects, because a redirect could send the envelope to any host.
 *
 * @throws {@link Rejection} if Sentry does not respond, or responds with a redirect.
 */
export async function sendUpstream(
  { fetch, timeoutMs }: Pick<TunnelSetting, "fetch" | "timeoutMs">,
  endpoint: string,
  envelope: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Promise<UpstreamAnswer> {
  const controller = new AbortController();
  const { signal } = controller;
  try {
    const answer = await before(
      timeoutMs,
      fetch(endpoint, {
        method: "POST",
        headers: { ...headers },
        body: envelope.buffer,
        redirect: "manual",
        signal,
      }).then(answerOf),
    );
    if (answer === LATE) throw new Rejection(504, "Sentry did not respond in time");
    return answer;
  } catch (error) {
    // Closes the connection, so that no more data arrives.
    controller.abort();
    throw error instanceof Rejection ? error : new Rejection(502, "Sentry could not be reached");
  }
}

async function answerOf(response: Response): Promise<UpstreamAnswer> {
  const { status } = response;
  // Some runtimes hide redirects: a redirect that is not followed has status 0.
  if (status < 200 || (status >= 300 && status < 400)) throw new Rejection(502, "Sentry responded with a redirect");
  const returned = RETURNED.map((name) => [name, response.headers.get(name)] as const);
  const headers = Object.fromEntries(returned.filter((header): header is [string, string] => header[1] !== null));
  return { status, headers, body: status < 300 ? await bodyOf(response) : null };
}

async function bodyOf({ body }: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return null;
  const reader = body.getReader();
  let total = 0;
  try {
    return await readAll(reader, (length) => {
      total += length;
      if (total > LONGEST_BODY) throw new RangeError("too long");
    });
  } catch {
    reader.cancel().catch(() => undefined);
    return null;
  }
}
