import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, accepted, CORS, json } from "./answer.ts";
import type { Forward } from "./forward.ts";
import type { Inbox } from "./inbox.ts";
import { parseEnvelope } from "./parse-envelope.ts";
import { decodeBody, readBody } from "./read-body.ts";
import { Refusal } from "./refusal.ts";
import { answerIn, type ResponseModes } from "./response-modes.ts";
import { projectOf, type Route, routeOf } from "./route.ts";
import type { IngestRequest, ResponseMode } from "./types.ts";

export interface Setting {
  inbox: Inbox;
  responseModes: ResponseModes;
  forward: Forward | undefined;
}

/** Handles one request. Never rejects: an unexpected error, such as an aborted request, only closes the connection. */
export async function handle(request: IncomingMessage, response: ServerResponse, setting: Setting): Promise<void> {
  const described = describe(request);
  const route = routeOf(described.url);
  try {
    if (described.method === "OPTIONS") return write(response, { status: 200, headers: {}, body: "" });
    if (route === undefined) return write(response, json(404, { detail: "not found" }));
    if (described.method !== "POST") return write(response, json(405, { detail: "method not allowed" }));
    await handleEnvelope(request, response, described, route, setting);
  } catch (error) {
    if (!(error instanceof Refusal)) return void response.destroy();
    setting.inbox.refuse({ request: described, status: error.status, detail: error.message });
    write(response, json(error.status, { detail: error.message }));
  }
}

async function handleEnvelope(
  request: IncomingMessage,
  response: ServerResponse,
  described: IngestRequest,
  route: Exclude<Route, undefined>,
  { inbox, responseModes, forward }: Setting,
): Promise<void> {
  const sent = await readBody(request);
  const encoding = described.headers["content-encoding"];
  const raw = await decodeBody(sent, encoding);
  const { header, items } = parseEnvelope(raw);
  const projectId = projectOf(route, header);
  const mode = responseModes.of(projectId);
  const answer =
    mode === "ok" && forward !== undefined ? await forward(sent, encoding) : answerIn(mode, accepted(header));

  inbox.take({
    projectId,
    header,
    items,
    text: raw.toString("utf8"),
    raw,
    request: described,
    receivedAt: Date.now(),
    status: mode === "cut" || mode === "reset" ? 0 : answer.status,
  });
  await writeIn(mode, response, answer);
}

async function writeIn(mode: ResponseMode, response: ServerResponse, answer: Answer): Promise<void> {
  if (mode === "cut") return cut(response);
  if (mode === "reset") return void response.destroy();
  // The timer is unreferenced, so that a slow response does not keep the process alive when a test ends.
  if (typeof mode === "object" && "slowMs" in mode) await sleep(mode.slowMs, undefined, { ref: false });
  write(response, answer);
}

/** Closes the connection after the status and the first byte of the body have been sent. */
function cut(response: ServerResponse): void {
  response.writeHead(200, { ...CORS, "content-type": "application/json", "content-length": "100" });
  response.write("{", () => response.destroy());
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...CORS, ...headers });
  response.end(body);
}

function describe(request: IncomingMessage): IngestRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  return { method: request.method ?? "", url: request.url ?? "", headers: Object.fromEntries(headers) };
}
