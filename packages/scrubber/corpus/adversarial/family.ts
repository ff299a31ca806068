/** A family of inputs, of any length, that are meant to take the scrubber a long time. */
export interface Family {
  /** Describes the inputs in test titles. */
  readonly name: string;
  /**
   * Creates an input of about `length` characters of JSON. It is different for each value of `turn`, so that the
   * scrubber cannot use cached results.
   */
  readonly make: (length: number, turn: number) => unknown;
  /**
   * What `make` creates: a part of an event (a value in `extra`), a whole event, or any payload. @defaultValue "value"
   */
  readonly gives?: "value" | "event" | "payload";
}

/** Creates a family of events. */
export function eventFamily(name: string, make: (length: number, turn: number) => object): Family {
  return { name, make, gives: "event" };
}

/** Returns the payload to scrub: a value of the family in an event, an event with an id, or the unchanged payload. */
export function inputOf({ make, gives = "value" }: Family, length: number, turn: number): unknown {
  const made = make(length, turn);
  if (gives === "payload") return made;
  const event_id = "9ec79c33ec9942ab8353589fcb2e04dc";
  return gives === "event" ? Object.assign({ event_id }, made) : { event_id, extra: { value: made } };
}

/** Joins parts to a string of `length` characters. */
export function textOf(length: number, part: (index: number) => string): string {
  const parts: string[] = [];
  for (let [index, made] = [0, 0]; made < length; index++) {
    const next = part(index);
    parts.push(next);
    made += next.length;
  }
  return flat(parts.join("").slice(0, length));
}

/** Returns a list whose JSON has about `length` characters. */
export function listOf<T>(length: number, entry: (index: number) => T): T[] {
  const list: T[] = [];
  for (let made = 2; made < length; ) {
    const next = entry(list.length);
    list.push(next);
    made += sizeOf(next) + 1;
  }
  return list;
}

/** Returns an object whose JSON has about `length` characters. `field` must return a different name for each index. */
export function objectOf(
  length: number,
  field: (index: number) => readonly [name: string, value: unknown],
): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let [index, made] = [0, 2]; made < length; index++) {
    const [name, value] = field(index);
    object[name] = value;
    made += sizeOf(name) + sizeOf(value) + 2;
  }
  return object;
}

/** Returns the length of an input as JSON, but at least `asked`. If JSON cannot express the input, returns `asked`. */
export function charactersOf(input: unknown, asked: number): number {
  try {
    return Math.max(asked, JSON.stringify(input)?.length ?? 0);
  } catch {
    return asked;
  }
}

/**
 * Returns the length of a value as JSON. In a string, escape sequences are not counted. A value that JSON omits, such
 * as `undefined`, counts as `null`.
 */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value === "number" || typeof value === "boolean") return String(value).length;
  return (JSON.stringify(value, (_, held: unknown) => (typeof held === "bigint" ? String(held) : held)) ?? "null")
    .length;
}

/**
 * Copies a string into contiguous memory. JavaScript engines join and slice strings only when they are first read.
 * Without the copy, that work would be measured too.
 */
export function flat(text: string): string {
  const isLatin = /^[\0-\xff]*$/.test(text);
  const encoding = isLatin ? "latin1" : "utf16le";
  return Buffer.from(text, encoding).toString(encoding);
}
