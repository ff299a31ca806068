import type { Family } from "./family.ts";

/** Inputs without a JSON length: they are endless or nearly so, or refer back to themselves. */
export const ENDLESS: readonly Omit<Family, "gives">[] = [
  { name: "a list of four billion places, of which one is a pair", make: () => sparse([["a", "b"]]) },
  { name: "a list of four billion places, of which one is a text", make: () => sparse(["a"]) },
  { name: "a list of four billion places, all of them empty", make: () => sparse([]) },
  { name: "lists of four billion places", make: () => Array.from({ length: 1000 }, () => sparse([["a", "b"]])) },
  {
    name: "a list of four billion places, and a pair in the last",
    make: () => Object.assign(sparse([]), { 3999999999: ["a", "b"] }),
  },
  { name: "getters that make two more levels each", make: (_, turn) => branching(turn) },
  { name: "a getter that makes one more level each", make: () => deepening() },
  { name: "`toJSON` that makes one more each", make: () => unfolding(1) },
  { name: "`toJSON` that makes three more each", make: () => unfolding(3) },
  {
    name: "a Proxy of a list that has no end",
    make: () => new Proxy([], { get: (_, key) => (key === "length" ? 1e9 : "a"), has: () => true }),
  },
  {
    name: "a Proxy of a list of pairs that has no end",
    make: () => new Proxy([], { get: (_, key) => (key === "length" ? 1e9 : ["a", "b"]), has: () => true }),
  },
  { name: "an object that leads back to itself", make: (length) => circle(length / 20) },
  { name: "objects of which each leads to all", make: () => everyToEvery(60) },
  { name: "a graph that JSON would write 2^60 nodes of", make: () => doubling(60) },
  { name: "a Map that holds itself", make: (length) => selfMap(length / 20) },
  { name: "a Set that holds itself", make: (length) => selfSet(length / 20) },
  { name: "an error that is its own cause", make: () => selfCaused() },
  { name: "bytes without end, as far as memory goes", make: () => new Uint8Array(100_000_000) },
  { name: "a million empty places", make: () => new Array(1_000_000) },
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
