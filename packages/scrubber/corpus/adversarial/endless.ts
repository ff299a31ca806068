import type { Family } from "./family.ts";

/**
 * Families of inputs that are endless, extremely large or cyclic. The length of their JSON is infinite or huge, so it
 * cannot serve as a measure for the scrubbing time.
 */
export const ENDLESS: readonly Omit<Family, "gives">[] = [
  { name: "a sparse list of length four billion with one pair", make: () => sparse([["a", "b"]]) },
  { name: "a sparse list of length four billion with one string", make: () => sparse(["a"]) },
  { name: "an empty list of length four billion", make: () => sparse([]) },
  {
    name: "a thousand sparse lists of length four billion",
    make: () => Array.from({ length: 1000 }, () => sparse([["a", "b"]])),
  },
  {
    name: "a sparse list of length four billion with a pair at the end",
    make: () => Object.assign(sparse([]), { 3999999999: ["a", "b"] }),
  },
  { name: "getters that return two more levels each", make: (_, turn) => branching(turn) },
  { name: "a getter that returns one more level each time", make: () => deepening() },
  { name: "a `toJSON` that returns one more of itself", make: () => unfolding(1) },
  { name: "a `toJSON` that returns three more of itself", make: () => unfolding(3) },
  {
    name: "a Proxy of an endless list",
    make: () => new Proxy([], { get: (_, key) => (key === "length" ? 1e9 : "a"), has: () => true }),
  },
  {
    name: "a Proxy of an endless list of pairs",
    make: () => new Proxy([], { get: (_, key) => (key === "length" ? 1e9 : ["a", "b"]), has: () => true }),
  },
  { name: "an object that refers back to itself", make: (length) => circle(length / 20) },
  { name: "objects that each refer to all others", make: () => everyToEvery(60) },
  { name: "a graph that has 2^60 nodes as JSON", make: () => doubling(60) },
  { name: "a Map that contains itself", make: (length) => selfMap(length / 20) },
  { name: "a Set that contains itself", make: (length) => selfSet(length / 20) },
  { name: "an error that is its own cause", make: () => selfCaused() },
  { name: "a hundred million bytes", make: () => new Uint8Array(100_000_000) },
  { name: "a list of a million holes", make: () => new Array(1_000_000) },
];

function sparse(first: readonly unknown[]): unknown[] {
  const list = [...first];
  list.length = 4_000_000_000;
  return list;
}

function branching(number: number): object {
  return {
    get a() {
      return { b: branching(number + 1) };
    },
    get c() {
      return { d: branching(number + 2) };
    },
  };
}

function deepening(): object {
  return {
    get next() {
      return deepening();
    },
  };
}

function unfolding(count: number): object {
  return { toJSON: () => Array.from({ length: count }, () => unfolding(count)) };
}

function circle(count: number): object {
  const first: Record<string, unknown> = { id: 0 };
  let last = first;
  for (let index = 1; index < count; index++) {
    const next: Record<string, unknown> = { id: index, first };
    last["next"] = next;
    last["list"] = [next, first];
    last = next;
  }
  last["next"] = first;
  return first;
}

function everyToEvery(count: number): object {
  const nodes: Record<string, unknown>[] = Array.from({ length: count }, (_, index) => ({ index }));
  for (const node of nodes) for (const [index, other] of nodes.entries()) node[`to${index}`] = other;
  return { nodes };
}

function doubling(levels: number): object {
  let node: object = { note: "a leaf" };
  for (let level = 0; level < levels; level++) node = { a: node, b: node };
  return node;
}

function selfMap(count: number): Map<unknown, unknown> {
  const map = new Map<unknown, unknown>();
  for (let index = 0; index < count; index++) map.set(`n${index}`, index % 1000 === 0 ? map : index);
  return map;
}

function selfSet(count: number): Set<unknown> {
  const set = new Set<unknown>();
  for (let index = 0; index < count; index++) set.add(index);
  return set.add(set);
}

function selfCaused(): Error {
  const error = new Error("a step failed");
  error.cause = error;
  return error;
}
