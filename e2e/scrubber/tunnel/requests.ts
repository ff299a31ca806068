// Passes requests to a tunnel directly, without a server.
import { type TunnelOptions, tunnel } from "@sentry-policy/scrubber/tunnel";

export const SECRET = "plum-anvil-7741-harbour";
export const ITEM: string = `{"type":"event"}\n{"message":"hello password=${SECRET}"}`;

export type Post = (
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  headers?: Record<string, string>,
  path?: string,
) => Promise<Response>;

export function posterTo(options: TunnelOptions): Post {
  const handle = tunnel(options);
  return (body, headers = {}, path = "/tunnel") => handle(request(path, { method: "POST", body, headers }));
}

export function request(path: string, init: RequestInit): Request {
  const duplex = { duplex: "half" };
  return new Request(`http://tunnel.example${path}`, { ...init, ...duplex });
}

/** Returns an envelope as text. */
export function envelopeOf(header: object, ...lines: readonly string[]): string {
  return [JSON.stringify(header), ...lines].join("\n");
}
