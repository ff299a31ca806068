import { type Family, listOf, sizeOf } from "./family.ts";
import { prose } from "./prose.ts";

/** Number of nested levels, slightly below the default of `limits.depth`, which is 200. */
const DEEP = 190;

/** Wraps a value in lists and objects, alternately. With two levels: `[{ "a": value }]` */
function nested(value: unknown, levels: number): unknown {
  let outer = value;
  for (let level = 0; level < levels; level++) outer = level % 2 === 0 ? { a: outer } : [outer];
  return outer;
}

/**
 * Returns a graph with shared nodes. In JSON, a node occurs once for each path to it, so the JSON is much larger than
 * the graph.
 */
function shared(length: number, turn: number): unknown {
  let node: unknown = { turn, note: "a step", list: [1, 2, 3] };
  for (let size = sizeOf(node); size * 2 < length; size = 2 * size + 11) node = { a: node, b: node };
  return node;
}

/** Wraps a value in lists, each with a pair of a name and the value. With two levels: `[["a", [["a", value]]]]` */
function nestedPairs(value: unknown, levels: number): unknown {
  let outer = value;
  for (let level = 0; level < levels; level++) outer = [["a", outer]];
  return outer;
}

/** Wraps a value in lists, each with a Set of a name and the value. With one level: `[new Set(["a", value])]` */
function pairsOfSets(value: unknown, levels: number): unknown {
  let outer = value;
  for (let level = 0; level < levels; level++) outer = [new Set(["a", outer])];
  return outer;
}

export const NESTED: readonly Family[] = [
  { name: "nested lists of pairs", make: (length) => listOf(length, (index) => nestedPairs(index, 60)) },
  {
    name: "a long list of pairs in nested Sets",
    make: (length, turn) =>
      pairsOfSets(
        listOf(length, (index) => turn + index),
        DEEP / 2,
      ),
  },
  { name: "objects nested up to the limit", make: (length) => listOf(length, (index) => nested(index, DEEP)) },
  { name: "objects nested beyond the limit", make: (length) => nested(1, length / 4) },
  {
    name: "a long, deeply nested list",
    make: (length, turn) =>
      nested(
        listOf(length, (index) => ({ id: turn + index })),
        DEEP,
      ),
  },
  {
    name: "a long, deeply nested list that refers back to its ancestors",
    make(length, turn) {
      const root: Record<string, unknown> = {};
      const list = listOf(length, (index) => ({ id: turn + index }));
      root["a"] = nested(
        list.map((entry, index) => (index % 100 === 0 ? { root } : entry)),
        DEEP,
      );
      return root;
    },
  },
  { name: "nested objects whose two fields are the same object", make: shared },
  {
    name: "one object, repeated many times",
    make: (length, turn) => {
      const one = { id: turn, note: "a step" };
      return listOf(length, () => one);
    },
  },
  {
    name: "one long string, repeated many times",
    make: (length, turn) => {
      const one = prose(length / 50, turn);
      return new Array(50).fill(one);
    },
  },
];
