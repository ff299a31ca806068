/** A family of inputs that are designed to be slow to scrub. Each input can have any length. */
export interface Family {
  /** A description of the inputs for test titles. */
  readonly name: string;
  /**
   * Creates an input of about `length` characters of JSON. Each value of `turn` produces a different input, so that the
   * scrubber cannot use cached results of an earlier input.
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

/**
 * Returns the payload to scrub. A value of the family is put into an event, an event gets an id, and a payload is not
 * changed.
 */
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

/**
 * Returns the length of an input as JSON, but at least `asked`. If the input cannot be converted to JSON, returns
 * `asked`.
 */
export function charactersOf(input: unknown, asked: number): number {
  try {
    return Math.max(asked, JSON.stringify(input)?.length ?? 0);
  } catch {
    return asked;
  }
}

/**
 * Returns the length of a value as JSON. If the value is a string, escape sequences are not counted. A value that JSON
 * omits, such as `undefined`, counts as `null`.
 */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value === "number" || typeof value === "boolean") return String(value).length;
  return (JSON.stringify(value, (_, held: unknown) => (typeof held === "bigint" ? String(held) : held)) ?? "null")
    .length;
}

/**
 * Copies a string into contiguous memory. JavaScript engines postpone the work of joining and slicing strings until the
 * string is first read. Without the copy, the measured time would include this work.
 */
export function flat(text: string): string {
  const isLatin = /^[\0-\xff]*$/.test(text);
  const encoding = isLatin ? "latin1" : "utf16le";
  return Buffer.from(text, encoding).toString(encoding);
}
