import { readAll } from "../shared/byte-source.ts";
import { before, LATE } from "./deadline.ts";
import { decompressorOf, supportedEncodings } from "./decompress.ts";
import { type Holding, limitHolding, tooLarge } from "./load.ts";
import type { TunnelLimits } from "./options.ts";
import { Rejection } from "./rejection.ts";

/**
 * Reads the body of a request, and decompresses it if needed.
 *
 * @throws {@link Rejection} if the body is too large, too slow or damaged, or if its encoding is not supported.
 */
export async function readBody(
  request: Request,
  { wireBytes, openedBytes }: TunnelLimits,
  timeoutMs: number,
  holding: Holding,
): Promise<Uint8Array> {
  const encoding = (request.headers.get("content-encoding") ?? "").trim().toLowerCase();
  const decompress = encoding === "" || encoding === "identity" ? undefined : decompressorOf(encoding);
  if (decompress === undefined && encoding !== "" && encoding !== "identity")
    throw new Rejection(415, "the content encoding is not supported", { "accept-encoding": supportedEncodings() });
  if (Number(request.headers.get("content-length") ?? 0) > wireBytes) throw tooLarge();
  const sent = await readSent(request, timeoutMs, limitHolding(wireBytes, holding));
  if (decompress === undefined) return sent;
  try {
    return await decompress(sent, limitHolding(openedBytes, holding));
  } catch (error) {
    throw error instanceof Rejection ? error : new Rejection(400, "the body does not have its content encoding");
  }
}

async function readSent(request: Request, timeoutMs: number, take: (length: number) => void): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array(0);
  try {
    const sent = await before(timeoutMs, readAll(reader, take));
    if (sent === LATE) throw new Rejection(408, "the body did not arrive in time");
    return sent;
  } catch (error) {
    reader.cancel().catch(() => undefined);
    throw error instanceof Rejection ? error : new Rejection(400, "the body could not be read");
  }
}
