import { expect, test } from "vitest";
import { replaceMethod } from "./replace-method.ts";

const original = () => "original";
const ours = () => "ours";
class Inherited {
  send() {
    return "original";
  }
}

test.each<[string, () => object]>([
  ["a field", () => ({ send: original })],
  ["an inherited method", () => new Inherited()],
  ["a field that is read-only but configurable", () => readOnly(true)],
  ["an accessor without a setter", () => accessor({})],
  ["an accessor whose setter ignores its value", () => accessor({ set: () => {} })],
  ["an accessor whose setter throws", () => accessor({ set: throwing })],
])("replaceMethod replaces %s", (_title, make) => {
  const owner = make();
  expect(replaceMethod(owner, "send", ours)).toBe(true);
  expect(Reflect.get(owner, "send")).toBe(ours);
});

test.each<[string, () => object]>([
  ["a frozen object", () => Object.freeze({ send: original })],
  [
    "a non-configurable accessor whose setter ignores its value",
    () => accessor({ set: () => {}, configurable: false }),
  ],
  ["a proxy that always returns the original", () => new Proxy({ send: original }, { get: () => original })],
  ["a proxy whose traps throw", () => new Proxy({}, { set: throwing, defineProperty: throwing })],
])("replaceMethod returns false for %s, and does not throw", (_title, make) => {
  expect(replaceMethod(make(), "send", ours)).toBe(false);
});

function readOnly(configurable: boolean): object {
  return Object.defineProperty({}, "send", { value: original, writable: false, configurable });
}

function accessor(how: PropertyDescriptor): object {
  return Object.defineProperty({}, "send", { get: () => original, configurable: true, ...how });
}

function throwing(): never {
  throw new Error("not here");
}
