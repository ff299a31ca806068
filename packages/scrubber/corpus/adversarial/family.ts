/** A kind of input of any length, made to be slow to scrub. */
export interface Family {
  /** What the input is, in words that complete the title of a test. */
  readonly name: string;
  /** Makes an input that is about `length` characters of JSON. Another `turn` gives another one, which no cache knows. */
  readonly make: (length: number, turn: number) => unknown;
  /**
   * What `make` gives: a value, which goes into an event's `extra` (the default), an event, a list of logs' attributes,
   * or a whole payload.
   */
  readonly gives?: "value" | "event" | "payload";
}

/** A family of events. */
export function eventFamily(name: string, make: (length: number, turn: number) => object): Family {
  return { name, make, gives: "event" };
}

/** What is scrubbed: the input of a family at its place. */
export function inputOf({ make, gives = "value" }: Family, length: number, turn: number): unknown {
  const made = make(length, turn);
  if (gives === "payload") return made;
  const event_id = "9ec79c33ec9942ab8353589fcb2e04dc";
  return gives === "event" ? Object.assign({ event_id }, made) : { event_id, extra: { value: made } };
}

/** Parts one after the other, up to `length` characters. */
export function textOf(length: number, part: (index: number) => string): string {
  const parts: string[] = [];
  for (let [index, made] = [0, 0]; made < length; index++) {
    const next = part(index);
    parts.push(next);
    made += next.length;
  }
  return flat(parts.join("").slice(0, length));
}

/** A list of as many entries as `length` characters of JSON hold. */
export function listOf<T>(length: number, entry: (index: number) => T): T[] {
  const list: T[] = [];
  for (let made = 2; made < length; ) {
    const next = entry(list.length);
    list.push(next);
    made += sizeOf(next) + 1;
  }
  return list;
}

/** An object of as many fields as `length` characters of JSON hold. Each name must be another. */
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

/** Characters of JSON that a whole input has; as many as were asked for where it is no JSON. */
export function charactersOf(input: unknown, asked: number): number {
  try {
    return Math.max(asked, JSON.stringify(input)?.length ?? 0);
  } catch {
    return asked;
  }
}

/** Characters of JSON, without those that escape others. What JSON leaves out counts as `null`. */
export function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length + 2;
  if (typeof value === "number" || typeof value === "boolean") return String(value).length;
  return (JSON.stringify(value, (_, held: unknown) => (typeof held === "bigint" ? String(held) : held)) ?? "null")
    .length;
}

/** The same text in one piece of memory: engines put off joining and cutting until somebody reads the text. */
export function flat(text: string): string {
  const isLatin = /^[\0-\xff]*$/.test(text);
  const encoding = isLatin ? "latin1" : "utf16le";
  return Buffer.from(text, encoding).toString(encoding);
}
