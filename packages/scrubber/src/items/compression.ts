import { type ByteSource, limitTo, readAll } from "../shared/byte-source.ts";

/** The methods of the platform's compression streams that are used here. */
interface Transform {
  readonly readable: { getReader(): ByteSource & { cancel(): Promise<void> } };
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
}
/** A format of compressed data. `deflate` stands for the zlib format. */
export type CompressionFormat = "deflate" | "gzip";
type TransformClass = new (format: CompressionFormat) => Transform;

/**
 * Maximum size of decompressed data, in bytes. The SDK ends a replay after 20 MB of events, so a recording of more
 * than 64 MB must be a decompression bomb.
 */
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;

/**
 * Decompresses data. The promise is rejected if the data is damaged or too long, or if the runtime has no
 * `DecompressionStream`.
 *
 * @param take Is called with the length of each decompressed chunk. Throws an error if the data is too long.
 */
export function inflated(
  bytes: Uint8Array,
  format: CompressionFormat = "deflate",
  take: (length: number) => void = limited(),
): Promise<Uint8Array> {
  return transformed("DecompressionStream", bytes, format, take);
}

export function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  return transformed("CompressionStream", bytes, "deflate", limited());
}

async function transformed(
  className: string,
  bytes: Uint8Array,
  format: CompressionFormat,
  take: (length: number) => void,
): Promise<Uint8Array> {
  const platform: unknown = Reflect.get(globalThis, className);
  if (!isTransform(platform)) throw new TypeError(`${className} is not available`);
  const { readable, writable } = new platform(format);
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  try {
    const [all] = await Promise.all([readAll(reader, take), written]);
    return all;
  } catch (error) {
    // Cancelling the stream makes the writer fail too. The writer's error is ignored, because `error` is thrown.
    written.catch(() => undefined);
    reader.cancel().catch(() => undefined);
    throw error;
  }
}

function limited(): (length: number) => void {
  return limitTo(MOST_UNPACKED_BYTES, () => new RangeError("the data is too long"));
}

function isTransform(value: unknown): value is TransformClass {
  return typeof value === "function";
}
