/** The methods of the platform's compression streams that this file uses. Some runtimes do not have these streams. */
interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(): Promise<void>;
}
interface Transform {
  readonly readable: { getReader(): Reader };
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
}
type TransformClass = new (format: "deflate") => Transform;

/**
 * Maximum size of decompressed data, in bytes. The SDK ends a replay after 20 MB of events. So a recording with more
 * than 64 MB can only be a decompression bomb.
 */
const MOST_UNPACKED_BYTES = 64 * 1024 * 1024;

/**
 * Decompresses zlib data. The promise is rejected if the data is damaged or too long, or if the runtime has no
 * `DecompressionStream`.
 */
export function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  return transformed("DecompressionStream", bytes);
}

export function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  return transformed("CompressionStream", bytes);
}

async function transformed(className: string, bytes: Uint8Array): Promise<Uint8Array> {
  const platform: unknown = Reflect.get(globalThis, className);
  if (!isTransform(platform)) throw new TypeError(`${className} is not available`);
  const { readable, writable } = new platform("deflate");
  const writer = writable.getWriter();
  const reader = readable.getReader();
  const [all] = await Promise.all([readAll(reader), writer.write(bytes), writer.close()]);
  return all;
}

async function readAll(reader: Reader): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (value === undefined) continue;
    chunks.push(value);
    length += value.length;
    if (length > MOST_UNPACKED_BYTES) {
      await reader.cancel();
      throw new RangeError("the data is too long");
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function isTransform(value: unknown): value is TransformClass {
  return typeof value === "function";
}
