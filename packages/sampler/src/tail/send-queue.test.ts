import fc from "fast-check";
import { expect, it } from "vitest";
import type { Envelope } from "../sdk/envelope.ts";
import { createSendQueue } from "./send-queue.ts";

const numbered = (number: number): Envelope => [{ trace: { number: String(number) } }, []];

it("sends everything in order, with fewer concurrent requests than the transport accepts", async () => {
  const sent: object[] = [];
  let running = 0;
  const outflow = createSendQueue(
    async ([header]) => {
      running += 1;
      expect(running).toBeLessThan(64);
      await Promise.resolve();
      running -= 1;
      sent.push(header);
    },
    { traces: 1000, bytes: 1000 },
    () => expect.unreachable(),
  );
  for (let number = 0; number < 500; number += 1) outflow.push({ envelope: numbered(number), bytes: 1 });
  await outflow.drained();
  expect(sent).toEqual(Array.from({ length: 500 }, (_, number) => numbered(number)[0]));
});

it("continues after the transport throws or rejects", async () => {
  let calls = 0;
  const fail = () => {
    calls += 1;
    if (calls % 2 === 0) throw new Error("made-up");
    return Promise.reject(new Error("made-up"));
  };
  const outflow = createSendQueue(fail, { traces: 100, bytes: 100 }, () => expect.unreachable());
  for (let number = 0; number < 50; number += 1) outflow.push({ envelope: numbered(number), bytes: 1 });
  await outflow.drained();
  expect(calls).toBe(50);
});

it("removes the oldest envelopes while the queue exceeds its limits and the server does not answer", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 31, maxLength: 80 }), (sizes) => {
      const overflowed: object[] = [];
      const outflow = createSendQueue(
        () => new Promise(() => {}),
        { traces: 10, bytes: 100 },
        ([header]) => overflowed.push(header),
      );
      for (const [number, bytes] of sizes.entries()) outflow.push({ envelope: numbered(number), bytes });
      const waiting = sizes.slice(30);
      const over = waiting.slice(overflowed.length);
      expect(over.length).toBeLessThanOrEqual(10);
      expect(over.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(100);
      expect(overflowed).toEqual(overflowed.map((_, place) => numbered(30 + place)[0]));
    }),
  );
});

it("resolves drained() once everything pushed before the call is sent, even if more is pushed later", async () => {
  const sent: object[] = [];
  const outflow = createSendQueue(
    async ([header]) => {
      await new Promise(setImmediate);
      sent.push(header);
      outflow.push({ envelope: numbered(1000), bytes: 1 });
    },
    { traces: 1000, bytes: 1000 },
    () => expect.unreachable(),
  );
  for (let number = 0; number < 100; number += 1) outflow.push({ envelope: numbered(number), bytes: 1 });
  await outflow.drained();
  expect(sent).toEqual(expect.arrayContaining(Array.from({ length: 100 }, (_, number) => numbered(number)[0])));
});
