import { afterEach, expect, it, vi } from "vitest";
import { switchProcessListener } from "./process-events.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

it("adds a listener for an event of the process, and removes it", () => {
  const listener = () => {};
  switchProcessListener("on", "beforeExit", listener);
  expect(process.listeners("beforeExit")).toContain(listener);
  switchProcessListener("off", "beforeExit", listener);
  expect(process.listeners("beforeExit")).not.toContain(listener);
});

it.each([
  ["there is no process", undefined],
  ["the process has no events", {}],
  [
    "the method throws, as in the edge runtime of Next.js",
    {
      on() {
        throw new Error("A Node.js API is used (process.on) which is not supported in the Edge Runtime.");
      },
    },
  ],
])("does nothing if %s", (_, process) => {
  vi.stubGlobal("process", process);
  expect(() => switchProcessListener("on", "beforeExit", () => {})).not.toThrow();
});
