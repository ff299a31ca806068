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

it("listens once for any number of clients, and no more when the last has stopped", () => {
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

it("tells each client that nobody else listens, and ends the process once the last is done", async () => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  const told: boolean[] = [];
  const done: (() => void)[] = [];
  const slowly = (alone: boolean) => {
    told.push(alone);
    return new Promise<void>((resolve) => done.push(resolve));
  };
  add(slowly);
  add(() => Promise.reject(new Error("made up")));
  add(slowly);
  process.emit("SIGTERM", "SIGTERM");
  expect(told).toEqual([true, true]);
  done[1]?.();
  await new Promise(setImmediate);
  expect(kill).not.toHaveBeenCalled();
  done[0]?.();
  await new Promise(setImmediate);
  expect(kill.mock.calls).toEqual([[process.pid, "SIGTERM"]]);
});

it("leaves the end of the process to a listener of the app's", async () => {
  const kill = vi.spyOn(process, "kill").mockReturnValue(true);
  process.on("SIGTERM", () => {});
  const told: boolean[] = [];
  for (let count = 0; count < 2; count += 1) add(async (alone) => told.push(alone));
  process.emit("SIGTERM", "SIGTERM");
  await new Promise(setImmediate);
  expect(told).toEqual([false, false]);
  expect(kill).not.toHaveBeenCalled();
});

it("tells each client, and each time, that the process has nothing left to do", () => {
  const idle = vi.fn();
  add(undefined, idle);
  add(undefined, idle);
  process.emit("beforeExit", 0);
  process.emit("beforeExit", 0);
  expect(idle).toHaveBeenCalledTimes(4);
});
