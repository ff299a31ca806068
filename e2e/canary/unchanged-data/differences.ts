import type { Sent } from "../app/run.ts";

export interface Difference {
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

type Fields = Record<string, unknown>;

const OUR_NAME = "SentryPolicyScrubber";
/**
 * Fields that are not compared: those that our packages add, one that depends on time, and those that the SDK reads
 * asynchronously and sometimes omits.
 */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  ...["_meta", "ingest_settings", "sentry.timestamp.sequence"],
  ...["os.name", "os.version", "os.kernel_version"],
]);

/**
 * Returns the differences between what two runs of an app sent, except expected ones. Concurrent items arrive in any
 * order, so each item is compared with the most similar one of the other run.
 */
export function differences(
  before: Sent | undefined,
  after: Sent | undefined,
  isExpected: (difference: Difference) => boolean = () => false,
): Difference[] {
  const [theirs, ours] = [byType(before), byType(after)];
  const all: Difference[] = [];
  for (const [type, list] of theirs) {
    const left = [...(ours.get(type) ?? [])];
    const rest: unknown[] = [];
    function* unexpected(one: unknown, other: unknown): Generator<Difference> {
      for (const difference of differing(one, other, type)) if (!isExpected(difference)) yield difference;
    }
    for (const item of list) {
      const same = left.findIndex((candidate) => unexpected(item, candidate).next().done);
      if (same === -1) rest.push(item);
      else left.splice(same, 1);
    }
    for (const item of rest) {
      const compared = left.map((candidate) => [...unexpected(item, candidate)]);
      const [index = -1] = [...compared.keys()].sort((a, b) => lengthOf(compared[a]) - lengthOf(compared[b]));
      all.push(...(compared[index] ?? [{ where: type, before: JSON.stringify(item), after: "nothing" }]));
      if (index !== -1) left.splice(index, 1);
    }
    all.push(...left.map((item) => ({ where: type, before: "nothing", after: JSON.stringify(item) })));
  }
  return all;
}

const lengthOf = (list: readonly unknown[] | undefined) => list?.length ?? 0;

function byType(outcome: Sent | undefined): Map<string, unknown[]> {
  const all = new Map<string, unknown[]>();
  for (const { header, items } of outcome?.envelopes ?? []) {
    for (const item of items) {
      // Client reports contain a timestamp and varying counts.
      if (item.type === "client_report") continue;
      const { length: _, ...itemHeader } = item.header;
      const payload = item.payload instanceof Uint8Array ? new TextDecoder().decode(item.payload) : item.payload;
      all.set(item.type, [...(all.get(item.type) ?? []), normalize({ header, itemHeader, payload }, "")]);
    }
  }
  return all;
}

/**
 * Checks whether the field `sdk` contains only `settings`. Our packages add `sdk.settings` even to an event without
 * `sdk`, to turn off the inference of IP addresses.
 */
function hasOnlyOurSwitch(sdk: unknown): boolean {
  return typeof sdk === "object" && sdk !== null && Object.keys(sdk).join() === "settings";
}

/**
 * Replaces what differs in every run with placeholders, and removes data that our packages add. Example: `GET
 * 127.0.0.1:4318 at 2026-01-01T00:00:00.5Z` becomes `GET an address at a time`.
 */
function normalize(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.filter((entry) => !isIncidental(entry)).map((entry) => normalize(entry, key));
  if (typeof value === "object" && value !== null) {
    const kept = Object.entries(value).filter(
      ([name, held]) => !(NOT_COMPARED.has(name) || (name === "sdk" && hasOnlyOurSwitch(held))),
    );
    return Object.fromEntries(
      kept
        .filter(([name]) => !(key === "sdk" && name === "settings"))
        .map(([name, held]) => [name, normalize(held, name)]),
    );
  }
  if (typeof value === "number") return Number.isInteger(value) && value < 100_000 ? value : "a number";
  if (typeof value !== "string") return value;
  return value
    .replace(/^0?\.\d+(?:e-\d+)?$/, "a number")
    .replace(/\b[\da-f]{8}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{4}-?[\da-f]{12}\b/g, "an id")
    .replace(/\b[\da-f]{16}\b/g, "an id")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "a time")
    .replace(/127\.0\.0\.1:\d+/g, "an address");
}

function* differing(before: unknown, after: unknown, where: string): Iterable<Difference> {
  if (isFields(before) && isFields(after)) {
    const gone = Object.keys(before).filter((key) => !(key in after));
    const added = Object.keys(after).filter((key) => !(key in before));
    // The scrubber renames a key that contains a secret. So a key that only one of the objects has is also a
    // difference.
    if (gone.length + added.length > 0) yield { where, before: gone.join(" "), after: added.join(" ") };
    for (const key of Object.keys(before)) {
      if (key in after) yield* differing(before[key], after[key], `${where}.${key}`);
    }
    return;
  }
  // At least one of the values is not an object, so `!==` is correct.
  if (before !== after) yield { where, before: JSON.stringify(before) ?? "", after: JSON.stringify(after) ?? "" };
}

/**
 * Checks whether a list entry is ignored: our name in the list of integrations, or a stack frame of Node's own code.
 */
function isIncidental(entry: unknown): boolean {
  if (entry === OUR_NAME) return true;
  return isFields(entry) && typeof entry["filename"] === "string" && entry["filename"].startsWith("node:internal/");
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
