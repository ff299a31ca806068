import { afterEach, expect, it, vi } from "vitest";
import { onShutdown } from "./shutdown.ts";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  process.removeAllListeners("SIGTERM");
  vi.restoreAllMocks();
});

function add(terminate: (alone: boolean) => PromiseLike<unknown> = () => Promise.resolve(), idle = () => {}) {
  const stop = onShutdown({ idle, terminate, hide: () => {} });
  stops.push(stop);
  return stop;
}

const listeners = () => [process.listenerCount("SIGTERM"), process.listenerCount("beforeExit")];

it("adds one listener per event for any number of clients, and removes it when the last client stops", () => {
  const [signals = 0, exits = 0] = listeners();
  const all = Array.from({ length: 20 }, () => add());
  expect(listeners()).toEqual([signals + 1, exits + 1]);
  for (const stop of all.slice(1)) {
    stop();
    stop();
  }
  expect(listeners()).toEqual([signals + 1, exits + 1]);
  all[0]?.();
  expect(listeners()).toEqual([signals, exits]);
  add();
  expect(listeners()).toEqual([signals + 1, exits + 1]);
});

it("tells each client that SIGTERM has no other listener, and ends the process when all clients have finished", async () => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  const received: boolean[] = [];
  const done: (() => void)[] = [];
  const slowly = (alone: boolean) => {
    received.push(alone);
    return new Promise<void>((resolve) => done.push(resolve));
  };
  add(slowly);
  add(() => Promise.reject(new Error("made up")));
  add(slowly);
  process.emit("SIGTERM", "SIGTERM");
  expect(received).toEqual([true, true]);
  done[1]?.();
  await new Promise(setImmediate);
  expect(kill).not.toHaveBeenCalled();
  done[0]?.();
  await new Promise(setImmediate);
  expect(kill.mock.calls).toEqual([[process.pid, "SIGTERM"]]);
});

it("does not end the process if the app has its own SIGTERM listener", async () => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  process.on("SIGTERM", () => {});
  const received: boolean[] = [];
  for (let count = 0; count < 2; count += 1) add(async (alone) => received.push(alone));
  process.emit("SIGTERM", "SIGTERM");
  await new Promise(setImmediate);
  expect(received).toEqual([false, false]);
  expect(kill).not.toHaveBeenCalled();
});

it("notifies every client on each beforeExit event", () => {
  const idle = vi.fn();
  add(undefined, idle);
  add(undefined, idle);
  process.emit("beforeExit", 0);
  process.emit("beforeExit", 0);
  expect(idle).toHaveBeenCalledTimes(4);
});
