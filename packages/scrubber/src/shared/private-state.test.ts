import { expect, test } from "vitest";
import { privateState } from "./private-state.ts";

test("state is attached to one object and can be replaced", () => {
  const state = privateState<number>();
  const [object, other] = [{}, {}];
  expect(state.get(object)).toBeUndefined();
  state.set(object, 1);
  state.set(object, 2);
  expect([state.get(object), state.get(other)]).toEqual([2, undefined]);
});

test("several states of the same object are independent", () => {
  const [first, second] = [privateState<string>(), privateState<string>()];
  const list = [1, 2];
  first.set(list, "a");
  second.set(list, "b");
  expect([first.get(list), second.get(list)]).toEqual(["a", "b"]);
});

test("state is neither visible on the object nor in its copies", () => {
  const state = privateState<string>();
  const object = { id: 1 };
  state.set(object, "hidden");
  expect(Reflect.ownKeys(object)).toEqual(["id"]);
  expect(JSON.stringify(object)).toBe('{"id":1}');
  expect([{ ...object }, structuredClone(object), new Proxy(object, {})].map(state.get)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
