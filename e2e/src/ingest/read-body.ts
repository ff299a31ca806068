import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { Refusal } from "./refusal.ts";

/** Maximum size of a body. It is close to Relay's limit, and keeps a faulty test from using up the memory. */
const MAX_BYTES = 100 * 1024 * 1024;

type Bytes = Buffer<ArrayBuffer>;

const decoders = {
  gzip: promisify<Bytes, { maxOutputLength: number }, Bytes>(gunzip),
  deflate: promisify<Bytes, { maxOutputLength: number }, Bytes>(inflate),
  br: promisify<Bytes, { maxOutputLength: number }, Bytes>(brotliDecompress),
};

/** Reads the body of a request without decompressing it. */
export async function readBody(request: IncomingMessage): Promise<Bytes> {
  const chunks: Bytes[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Buffer)) continue;
    size += chunk.length;
    if (size > MAX_BYTES) throw new Refusal(413, "payload too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Decompresses a body according to its `Content-Encoding`. */
export async function decodeBody(body: Bytes, encoding: string | undefined): Promise<Bytes> {
  const name = (encoding ?? "").trim().toLowerCase();
  if (name === "" || name === "identity") return body;
  if (name !== "gzip" && name !== "deflate" && name !== "br") throw new Refusal(415, "unsupported content encoding");
  try {
    return await decoders[name](body, { maxOutputLength: MAX_BYTES });
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(413, "payload too large");
    throw new Refusal(400, `the body is not ${name}`);
  }
}
