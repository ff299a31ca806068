import { field, isFunction, isObject } from "@sentry-policy/internal/guards";
import { type CompressionFormat, inflated } from "../items/compression.ts";
import { type ByteSource, readAll } from "../shared/byte-source.ts";

/**
 * Decompresses bytes.
 *
 * @param take Is called with the length of each decompressed chunk. Throws an error if there are too many bytes.
 */
export type Decompress = (bytes: Uint8Array, take: (length: number) => void) => Promise<Uint8Array>;

/** For each content encoding, the format of the platform's `DecompressionStream`. */
const PLATFORM_FORMATS: Readonly<Record<string, CompressionFormat>> = Object.freeze({
  gzip: "gzip",
  "x-gzip": "gzip",
  deflate: "deflate",
});
/**
 * For each content encoding that `DecompressionStream` does not support, the `node:zlib` function for decompression.
 */
const ZLIB_FUNCTIONS: Readonly<Record<string, string>> = Object.freeze({
  br: "createBrotliDecompress",
  zstd: "createZstdDecompress",
});

/** Returns the function that decompresses a `Content-Encoding`, or `undefined` if this runtime does not support it. */
export function decompressorOf(encoding: string): Decompress | undefined {
  if (Object.hasOwn(PLATFORM_FORMATS, encoding) && isFunction(Reflect.get(globalThis, "DecompressionStream")))
    return (bytes, take) => inflated(bytes, PLATFORM_FORMATS[encoding], take);
  const name = Object.hasOwn(ZLIB_FUNCTIONS, encoding) ? ZLIB_FUNCTIONS[encoding] : undefined;
  const create = name === undefined ? undefined : field(zlib(), name);
  return isFunction(create) ? (bytes, take) => throughZlib(create(), bytes, take) : undefined;
}

export function supportedEncodings(): string {
  return ["gzip", "deflate", "br", "zstd"].filter((encoding) => decompressorOf(encoding) !== undefined).join(", ");
}

/** Returns `node:zlib` in the runtimes that have it: Node, Bun, Deno, and Workers with Node compatibility. */
function zlib(): unknown {
  const platform: unknown = Reflect.get(globalThis, "process");
  const getBuiltinModule = field(platform, "getBuiltinModule");
  try {
    return isFunction(getBuiltinModule) ? getBuiltinModule.call(platform, "node:zlib") : undefined;
  } catch {
    return undefined;
  }
}

/** The methods of a `node:zlib` stream that are used here. */
interface ZlibStream {
  end(bytes: Uint8Array): unknown;
  destroy(): unknown;
  [Symbol.asyncIterator](): { next: ByteSource["read"] };
}

async function throughZlib(stream: unknown, bytes: Uint8Array, take: (length: number) => void): Promise<Uint8Array> {
  if (!isZlibStream(stream)) throw new TypeError("expected a stream");
  const chunks = stream[Symbol.asyncIterator]();
  try {
    stream.end(bytes);
    return await readAll({ read: () => chunks.next() }, take);
  } finally {
    stream.destroy();
  }
}

function isZlibStream(value: unknown): value is ZlibStream {
  return isObject(value) && isFunction(value["end"]) && isFunction(field(value, "destroy"));
}
