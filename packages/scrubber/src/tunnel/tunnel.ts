import { SCRUBBING_FEATURES } from "../features/scrubbing.ts";
import { guardPolicyOf } from "../guard/guard-policy.ts";
import type { ScrubberPolicy } from "../policy/types.ts";
import { checkPolicy } from "../policy/validate.ts";
import { walk } from "../walk/walk.ts";
import { checkedOptions, type TunnelSetting } from "./check-options.ts";
import { crossOriginHeaders, preflightHeaders } from "./cross-origin.ts";
import { decodeEnvelope, type SerializedEnvelope } from "./envelope-bytes.ts";
import { addressOf, findProject } from "./find-project.ts";
import { admission, type Holding, limitHolding } from "./load.ts";
import type { TunnelOptions } from "./options.ts";
import { readBody } from "./read-body.ts";
import { Rejection } from "./rejection.ts";
import { replayStates } from "./replay-states.ts";
import { scrubbedBytes } from "./scrub-envelope.ts";
import { sendUpstream, type UpstreamAnswer } from "./send-upstream.ts";

const UNEXPECTED: Rejection = new Rejection(500, "the envelope could not be scrubbed");
/** Matches a possible IP address, so that no other text is sent as one. Examples: `203.0.113.7`, `2001:db8::1`. */
const IP_ADDRESS = /^[\da-fA-F:.]{2,45}$/;
const DEFAULT_POLICY: ScrubberPolicy = Object.freeze({});

/**
 * Returns a request handler that scrubs the envelopes of any Sentry SDK and forwards them to Sentry.
 *
 * In browsers, set the SDK's `tunnel` option to the URL of this handler. All other SDKs need a DSN with the host of
 * this handler. Requests for projects that are not in `dsns` get status 403. The promise that the handler returns is
 * never rejected. Data that cannot be scrubbed is dropped, and counted in a client report.
 *
 * @param options The projects to which envelopes are forwarded, what to scrub, and limits.
 * @throws {@link TunnelOptionsError} if the options or the policy are not valid. The error lists all problems.
 * @example
 * ```ts
 * import { createServer } from "node:http";
 * import { toNodeHandler, tunnel } from "@sentry-policy/scrubber/tunnel";
 *
 * const handle = tunnel({ dsns: ["https://key@o1.ingest.sentry.io/42"] });
 * createServer(toNodeHandler(handle)).listen(3000);
 * ```
 */
export function tunnel(options: TunnelOptions): (request: Request) => Promise<Response> {
  const setting = checkedOptions(options, (policy = DEFAULT_POLICY) =>
    guardPolicyOf(policy, SCRUBBING_FEATURES, checkPolicy),
  );
  const { plan, limits } = setting;
  const { openedBytes } = limits;
  const replays = replayStates();
  const admit = admission(limits);

  async function forward(request: Request, url: URL): Promise<UpstreamAnswer> {
    if (request.method !== "POST") throw new Rejection(405, "only POST is supported", { allow: "POST, OPTIONS" });
    const address = addressOf(request, url);
    const holding = admit();
    try {
      const [header, items] = await receiveEnvelope(request, setting, holding);
      const { dsn, endpoint } = findProject(setting.projects, header["dsn"], address);
      const limitRecording = () => limitHolding(openedBytes, holding);
      const clean = await scrubbedBytes([header, items], { plan, replays, dsn, limitRecording });
      return await sendUpstream(setting, endpoint, clean, headersFor(request, setting));
    } finally {
      holding.release();
    }
  }

  return async (request) => {
    let headers: Record<string, string> = { "cache-control": "no-store" };
    try {
      const url = new URL(request.url);
      headers = { ...headers, ...crossOriginHeaders(request, url, setting.origins) };
      if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: preflightHeaders(headers) });
      const { status, headers: returned, body } = await forward(request, url);
      if (status >= 400) return errorResponse(status, "Sentry responded with an error", { ...returned, ...headers });
      return new Response(body, { status, headers: { ...returned, ...headers } });
    } catch (error) {
      // The message of an unexpected error is not returned, because it could contain a part of the request.
      const { status, message, headers: own } = error instanceof Rejection ? error : UNEXPECTED;
      return errorResponse(status, message, { ...headers, ...own });
    }
  };
}

async function receiveEnvelope(
  request: Request,
  { limits, timeoutMs }: TunnelSetting,
  holding: Holding,
): Promise<SerializedEnvelope> {
  const bytes = await readBody(request, limits, timeoutMs, holding);
  try {
    return decodeEnvelope(bytes, limits.items);
  } catch {
    throw new Rejection(400, "the body is not an envelope");
  }
}

/** Returns the headers of the request to Sentry. No other headers of the client are forwarded. */
function headersFor(request: Request, { plan, clientIp }: TunnelSetting): Record<string, string> {
  const agent = request.headers.get("user-agent");
  const address = clientIp?.(request);
  return {
    "content-type": "application/x-sentry-envelope",
    "user-agent": agent === null ? "sentry-policy-tunnel" : plan.isDryRun ? agent : String(walk(agent, plan).value),
    ...(address !== undefined && IP_ADDRESS.test(address) ? { "x-sentry-forwarded-for": address } : {}),
  };
}

function errorResponse(status: number, detail: string, headers: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify({ detail }), {
    status,
    headers: { ...headers, "content-type": "application/json" },
  });
}
