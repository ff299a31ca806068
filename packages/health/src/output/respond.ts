import { field, isFunction } from "@sentry-policy/internal/guards";

/** The parts of Node's `ServerResponse` that this package uses. An Express response is a `ServerResponse` too. */
export interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body: string): unknown;
}

/** A Fastify reply. `raw` is Node's response. */
export interface FastifyReply {
  readonly raw: NodeResponse;
  hijack(): unknown;
}

/** The status, content type and body to respond with, independent of any web framework. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Returns the headers of a response. A cached response would hide an outage, so caching is forbidden. */
function headersOf({ contentType }: Answer): Record<string, string> {
  return { "content-type": contentType, "cache-control": "no-store" };
}

export function respond(target: NodeResponse | FastifyReply, answer: Answer): void {
  const response = isFastifyReply(target) ? target.raw : target;
  if (isFastifyReply(target)) target.hijack();
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(headersOf(answer))) response.setHeader(name, value);
  response.end(answer.body);
}

function isFastifyReply(target: NodeResponse | FastifyReply): target is FastifyReply {
  return isFunction(field(target, "hijack"));
}

/** Returns an answer as a `Response` of the Fetch API. */
export function toResponse(answer: Answer): Response {
  return new Response(answer.body, { status: answer.status, headers: headersOf(answer) });
}
