import { describe, expect, it } from "vitest";
import type { MaskedNodes } from "../items/replay-masks.ts";
import { type ReplayStates, replayStates } from "./replay-states.ts";

const idOf = (index: number) => index.toString(16).padStart(32, "0");
const MINUTE = 60_000;

/** Scrubs the first segment of a replay and masks `node`. Resolves to the number of masked nodes. */
const first = (states: ReplayStates, id: unknown, node = 7) =>
  states.inOrder(id, true, async (masked) => masked?.add(node).size);
/** Scrubs a later segment. Resolves to the masked nodes, or to `undefined` if the replay is unknown. */
const later = (states: ReplayStates, id: unknown) =>
  states.inOrder(id, false, async (masked) => (masked === undefined ? undefined : [...masked]));

describe("the states of replays", () => {
  it("give a later segment the masked nodes of the first segment", async () => {
    const states = replayStates();
    expect(await later(states, idOf(1))).toBeUndefined();
    expect(await first(states, idOf(1))).toBe(1);
    expect(await later(states, idOf(1))).toEqual([7]);
    expect(await later(states, idOf(2))).toBeUndefined();
  });

  it("are found even if the id is written with dashes and in capitals", async () => {
    const states = replayStates();
    await first(states, "0A9C7F3E-1B2D-4C5E-8F60-718293A4B5C6");
    expect(await later(states, "0a9c7f3e1b2d4c5e8f60718293a4b5c6")).toEqual([7]);
  });

  it.each([undefined, null, 7, {}, "", "x".repeat(32), `${idOf(1)}0`])("do not exist for the id %j", async (id) => {
    const states = replayStates();
    expect(await first(states, id)).toBeUndefined();
    expect(await later(states, id)).toBeUndefined();
  });

  it("keep their masked nodes if a replay has a second first segment", async () => {
    const states = replayStates();
    await first(states, idOf(1), 7);
    await first(states, idOf(1), 8);
    expect(await later(states, idOf(1))).toEqual([7, 8]);
  });

  it("are used by one segment at a time, in the order in which the segments arrived", async () => {
    const states = replayStates();
    const seen: unknown[] = [];
    let finish: (() => void) | undefined;
    const opened = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const note = (name: string) => async (masked: MaskedNodes | undefined) => {
      if (name === "first") await opened;
      seen.push([name, masked && [...masked]]);
      masked?.add(seen.length);
      return name;
    };
    const all = [
      states.inOrder(idOf(1), true, note("first")),
      states.inOrder(idOf(1), false, note("second")),
      states.inOrder(idOf(1), false, note("third")),
      states.inOrder(idOf(2), true, note("other")),
    ];
    await all[3];
    expect(seen).toEqual([["other", []]]);
    finish?.();
    expect(await Promise.all(all)).toEqual(["first", "second", "third", "other"]);
    expect(seen.slice(1)).toEqual([
      ["first", []],
      ["second", [2]],
      ["third", [2, 3]],
    ]);
  });

  it("do not exist if the first segment was dropped or could not be scrubbed", async () => {
    const states = replayStates();
    expect(await states.inOrder(idOf(1), true, async () => undefined)).toBeUndefined();
    expect(await later(states, idOf(1))).toBeUndefined();
    const failed = states.inOrder(idOf(2), true, () => Promise.reject(new Error("made up")));
    const waiting = later(states, idOf(2));
    await expect(failed).rejects.toThrow("made up");
    expect(await waiting).toBeUndefined();
    expect(await later(states, idOf(2))).toBeUndefined();
  });

  it("are removed an hour after the latest segment", async () => {
    let now = 0;
    const states = replayStates(() => now);
    await first(states, idOf(1));
    now += 59 * MINUTE;
    expect(await later(states, idOf(1))).toEqual([7]);
    now += 59 * MINUTE;
    expect(await later(states, idOf(1))).toEqual([7]);
    now += 60 * MINUTE;
    expect(await later(states, idOf(1))).toBeUndefined();
  });

  it("are limited to 1000, and the least recently used state is removed first", async () => {
    const states = replayStates();
    for (let index = 0; index < 1000; index++) await first(states, idOf(index));
    expect(await later(states, idOf(0))).toEqual([7]);
    await first(states, idOf(1000));
    expect(await later(states, idOf(1))).toBeUndefined();
    expect(await later(states, idOf(0))).toEqual([7]);
    expect(await later(states, idOf(2))).toEqual([7]);
  });
});
