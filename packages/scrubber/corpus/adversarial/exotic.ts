import { type Family, listOf, objectOf } from "./family.ts";

/** Average number of characters per byte in the JSON of a Buffer: one to three digits and a comma. */
const CHARACTERS_OF_BYTE = 3.57;

const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, index) => (index * 7919) & 255);

export const EXOTIC: readonly Family[] = [
  { name: "a Map", make: (length, turn) => new Map(listOf(length, (index) => [`n${turn}x${index}`, index] as const)) },
  {
    name: "a Map with objects for keys",
    make: (length) => new Map(listOf(length, (index) => [{ index }, 1] as const)),
  },
  {
    name: "Maps in a list",
    make: (length) => Array.from({ length: length / 12 }, (_, index) => new Map([["id", index]])),
  },
  { name: "a Set", make: (length, turn) => new Set(listOf(length, (index) => turn * 10_000_000 + index)) },
  { name: "a Set of pairs", make: (length, turn) => new Set(listOf(length, (index) => [`n${turn}x${index}`, index])) },
  {
    name: "Sets of pairs, in a list",
    make: (length) => Array.from({ length: length / 22 }, (_, index) => new Set([["a", new Set([["b", index]])]])),
  },
  { name: "bytes", make: (length) => bytes(length / CHARACTERS_OF_BYTE) },
  { name: "a Buffer", make: (length) => Buffer.from(bytes(length / CHARACTERS_OF_BYTE)) },
  { name: "an ArrayBuffer", make: (length) => new ArrayBuffer(length) },
  { name: "numbers of two bytes", make: (length) => new Uint16Array(length / 5.5) },
  { name: "numbers of eight bytes", make: (length) => new Float64Array(length / 4) },
  { name: "a DataView", make: (length) => new DataView(new ArrayBuffer(length)) },
  {
    name: "small Buffers in a list",
    make: (length) => Array.from({ length: length / 40 }, () => Buffer.from("made-up")),
  },
  {
    name: "the JSON of a Buffer, as an object",
    make: (length) => Buffer.from(bytes(length / CHARACTERS_OF_BYTE)).toJSON(),
  },
  {
    name: "the JSON of a Buffer, as a string",
    make: (length) => JSON.stringify(Buffer.from(bytes(length / CHARACTERS_OF_BYTE))),
  },
  { name: "the JSON of small Buffers", make: (length) => listOf(length, () => Buffer.from("made-up").toJSON()) },
  { name: "bytes as fields", make: (length) => Object.assign({}, bytes(length / 9)) },
  { name: "bytes as fields, in a JSON string", make: (length) => JSON.stringify(Object.assign({}, bytes(length / 9))) },
  { name: "small bytes as fields", make: (length) => listOf(length, () => Object.assign({}, bytes(8))) },
  { name: "dates", make: (length) => listOf(length, (index) => new Date(index * 1000)) },
  { name: "URLs", make: (length) => listOf(length, (index) => new URL(`https://shop.example/items/${index}?page=2`)) },
  {
    name: "errors",
    make: (length) =>
      Array.from({ length: length / 60 }, (_, index) =>
        Object.assign(new Error(`step ${index}`), { stack: "Error: a step" }),
      ),
  },
  {
    name: "an error with its causes",
    make(length) {
      let error: Error | undefined;
      for (let size = 0; size < length; size += 60) {
        error = Object.assign(new Error("a step failed", { cause: error }), { stack: "at run" });
      }
      return error;
    },
  },
  { name: "String objects", make: (length) => listOf(length, (index) => new String(`state ${index}`)) },
  { name: "bigints", make: (length, turn) => listOf(length, (index) => BigInt(turn + index)) },
  { name: "objects of a class", make: (length) => listOf(length, (index) => new Step(index)) },
  {
    name: "objects without a prototype",
    make: (length) => listOf(length, (index) => Object.assign(Object.create(null), { id: index })),
  },
  {
    name: "getters that return two levels each",
    make: (length) => withGetters(length / 24, (index) => ({ a: { b: index } })),
  },
  {
    name: "getters that return a string each",
    make: (length, turn) => withGetters(length / 28, (index) => `state ${turn} ${index}`),
  },
  {
    name: "getters that throw",
    make: (length) =>
      withGetters(length / 20, () => {
        throw new RangeError("made up");
      }),
  },
  {
    name: "objects whose `toJSON` returns an object",
    make: (length) => listOf(length, (index) => ({ toJSON: () => ({ id: index }) })),
  },
  {
    name: "objects whose `toJSON` returns another such object, 50 levels deep",
    make: (length) => listOf(length, (index) => chain(50, index)),
  },
  {
    name: "a Proxy of an object",
    make: (length, turn) =>
      new Proxy(
        objectOf(length, (index) => [`n${turn}x${index}`, index]),
        {},
      ),
  },
  {
    name: "a Proxy of a list",
    make: (length) =>
      new Proxy(
        listOf(length, (index) => index),
        {},
      ),
  },
];

class Step {
  readonly note = "a step";
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
  get password(): string {
    return "made-up";
  }
}

function withGetters(count: number, get: (index: number) => unknown): object {
  const object = {};
  for (let index = 0; index < count; index++) {
    Object.defineProperty(object, `g${index}`, { enumerable: true, get: () => get(index) });
  }
  return object;
}

function chain(levels: number, value: number): object {
  return { toJSON: () => ({ next: levels === 0 ? value : chain(levels - 1, value) }) };
}
