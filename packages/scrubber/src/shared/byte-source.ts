/** A stream of bytes, such as the reader of a request's body or of a decompression stream. */
export interface ByteSource {
  read(): Promise<{ readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined }>;
}

/**
 * Reads a stream to its end, and returns its bytes.
 *
 * @param take Is called with the length of each chunk before the next one is read. Reading ends if it throws an error.
 */
export async function readAll(source: ByteSource, take: (length: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for (let { done, value } = await source.read(); done !== true; { done, value } = await source.read()) {
    if (value === undefined) continue;
    chunks.push(value);
    take(value.length);
  }
  return concatenate(chunks);
}

/**
 * Returns a `take` function for {@link readAll} that throws an error if a stream has more than `most` bytes.
 *
 * @param tooLong Creates the error.
 */
export function limitTo(most: number, tooLong: () => Error): (length: number) => void {
  let total = 0;
  return (length) => {
    total += length;
    if (total > most) throw tooLong();
  };
}

export function concatenate(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
