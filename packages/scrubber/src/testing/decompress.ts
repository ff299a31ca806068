import { NEWLINE } from "./read-envelope.ts";

type Bytes = Uint8Array;

/** The methods of the platform's `DecompressionStream` that are used here. Some runtimes do not have this class. */
interface Decompressor {
  readonly readable: { getReader(): { read(): Promise<{ done: boolean; value?: Bytes }> } };
  readonly writable: { getWriter(): { write(bytes: Bytes): Promise<void>; close(): Promise<void> } };
}
type DecompressorClass = new (format: "gzip" | "deflate") => Decompressor;

/** How deeply compressed data can be nested in other compressed data. */
const MOST_COMPRESSION_LEVELS = 4;

/**
 * Decompresses a payload that is gzip or zlib data, or that contains such data after its first line, as replay
 * recordings do. Also decompresses compressed data in the result. If the data is damaged, returns what precedes the
 * damage.
 */
export async function decompressed(
  payload: Bytes,
  levels: number = MOST_COMPRESSION_LEVELS,
): Promise<readonly Bytes[]> {
  const found: Bytes[] = [];
  if (levels === 0) return found;
  for (const start of new Set([0, payload.indexOf(NEWLINE) + 1])) {
    const packed = payload.subarray(start);
    const format = formatOf(packed);
    const inside = format === undefined ? undefined : await unpackOnce(packed, format);
    if (inside === undefined || inside.length === 0) continue;
    found.push(inside, ...(await decompressed(inside, levels - 1)));
  }
  return found;
}

function formatOf([first, second]: Bytes): "gzip" | "deflate" | undefined {
  if (first === undefined || second === undefined) return undefined;
  if (first === 0x1f && second === 0x8b) return "gzip";
  // In zlib data (RFC 1950), the lower 4 bits of the first byte are 8, and the first two bytes as one number are a
  // multiple of 31. Example: `0x789c`.
  return (first & 15) === 8 && (first * 256 + second) % 31 === 0 ? "deflate" : undefined;
}

async function unpackOnce(packed: Bytes, format: "gzip" | "deflate"): Promise<Bytes | undefined> {
  const platform: unknown = Reflect.get(globalThis, "DecompressionStream");
  if (!isDecompressor(platform)) return undefined;
  const { readable, writable } = new platform(format);
  const writer = writable.getWriter();
  // Errors are ignored here: if the data is damaged, the reader throws the same error, and `readUntilDamage` catches
  // it.
  void writer.write(packed).catch(() => undefined);
  void writer.close().catch(() => undefined);
  return readUntilDamage(readable.getReader());
}

async function readUntilDamage(reader: { read(): Promise<{ done: boolean; value?: Bytes }> }): Promise<Bytes> {
  const chunks: Bytes[] = [];
  try {
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      if (value !== undefined) chunks.push(value);
    }
  } catch {
    // The text before the damage is returned.
  }
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function isDecompressor(value: unknown): value is DecompressorClass {
  return typeof value === "function";
}
