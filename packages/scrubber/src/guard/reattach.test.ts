import { getCurrentScope, Scope } from "@sentry/core";
import { afterEach, expect, test, vi } from "vitest";
import { scrubber } from "../scrubber.ts";

afterEach(() => void vi.restoreAllMocks());

// This test must run first, because it checks that a warning is not logged. The later tests log it, and the same
// warning is then suppressed for a minute.
test("a mock client in an app's tests causes no warning", () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue(undefined);
  scrubber();
  const scope = new Scope();
  Reflect.apply(scope.setClient, scope, [{ captureException: () => "an id" }]);
  expect(warn).not.toHaveBeenCalled();
});

test.each<[string, unknown]>([
  ["no client", undefined],
  ["a mock client without methods", {}],
  ["a client whose options cannot be read", { getOptions: throwing }],
  ["a client without options", { getOptions: () => undefined }],
])("setting %s on a scope in the same tick as scrubber() does not throw", (_title, client) => {
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  scrubber();
  const scope = new Scope();
  Reflect.apply(scope.setClient, scope, [client]);
  expect(scope.getClient()).toBe(client);
});

test("setClient is wrapped only once, even if scrubber() is called several times", () => {
  scrubber();
  const { setClient } = Object.getPrototypeOf(getCurrentScope());
  for (let time = 0; time < 3; time++) scrubber();
  expect(Object.getPrototypeOf(getCurrentScope()).setClient).toBe(setClient);
});

function throwing(): never {
  throw new Error("not here");
}
