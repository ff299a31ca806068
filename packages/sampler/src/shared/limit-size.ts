/** A set or a map, whose keys are in the order in which they were added. */
interface Keyed<Key> {
  readonly size: number;
  keys(): Iterable<Key>;
  delete(key: Key): boolean;
}

/** Removes the oldest entries of a set or map until it has at most `limit`. Calls `onRemove` with each removed key. */
export function limitSize<Key>(entries: Keyed<Key>, limit: number, onRemove?: (key: Key) => void): void {
  for (const oldest of entries.keys()) {
    if (entries.size <= limit) return;
    entries.delete(oldest);
    onRemove?.(oldest);
  }
}
