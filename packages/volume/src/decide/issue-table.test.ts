import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sighting } from "./issue.ts";
import { createIssueTable, type EventKind } from "./issue-table.ts";

interface Options {
  readonly issues?: number;
  readonly firsts?: number;
  readonly others?: number;
  readonly hasRoom?: (kind: EventKind) => boolean;
}

/** Creates a table with a fake clock, and records the calls of its callbacks. */
function tableOf({ issues = 10, firsts = Infinity, others = Infinity, hasRoom = () => true }: Options = {}) {
  let time = 0;
  let left = { firsts, others };
  const merged = { count: 0 };
  const lost: { reason: string; count: number; rule: number | undefined }[] = [];
  const table = createIssueTable<number>(
    {
      issues,
      takeFirst: () => left.firsts-- > 0,
      takeOther: () => left.others-- > 0,
      hasRoom,
    },
    {
      merge: (count) => {
        merged.count += count;
      },
      lose: (reason, count, rule) => lost.push({ reason, count, rule }),
    },
    () => time,
    () => 1_000_000 + time,
  );
  let number = 0;
  const see = (key = "a", more: Partial<Sighting> = {}) => {
    number += 1;
    const own = number;
    const terms = { first: 1, intervalMs: 1000, after: 1, ...more.terms };
    const sighting = { key, rule: undefined, weight: 1, isUrgent: false, isLastRetry: false, ...more, terms };
    return table.see(sighting, () => own);
  };
  return {
    table,
    see,
    merged,
    lost,
    pass: (ms: number) => {
      time += ms;
    },
    refill: () => {
      left = { firsts, others };
    },
  };
}

const heldOf = (releases: readonly { held: number; tally: { count: number } }[]) =>
  releases.map(({ held, tally }) => [held, tally.count]);

describe("the table of issues", () => {
  it("sends the first errors of an issue at once, and holds the newest of the others", () => {
    const { table, see, merged, pass } = tableOf();
    const terms = { first: 2, intervalMs: 1000, after: 1 };
    expect([see("a", { terms })?.count, see("a", { terms })?.count]).toEqual([1, 1]);
    for (let time = 0; time < 5; time += 1) expect(see("a", { terms })).toBeUndefined();
    expect(table.release(9, false)).toEqual([]);
    pass(1000);
    expect(heldOf(table.release(9, false))).toEqual([[7, 5]]);
    expect(table.holds()).toBe(false);
    expect(merged.count).toBe(4);
  });

  it("states when the first and the last error of an event occurred", () => {
    const { table, see, pass } = tableOf();
    see();
    pass(10);
    see();
    pass(20);
    see();
    expect(table.release(9, true)[0]?.tally).toEqual({ count: 2, weight: 2, since: 1_000_010, until: 1_000_030 });
  });

  it("counts a held error in the event of the next error that is sent", () => {
    const { table, see, pass } = tableOf();
    see();
    see();
    pass(1000);
    expect(see()?.count).toBe(2);
    expect(table.holds()).toBe(false);
  });

  it("counts together all issues that do not fit into the table, and sends only the first of their errors", () => {
    const { table, see, pass } = tableOf({ issues: 3 });
    let sent = 0;
    for (let number = 0; number < 1000; number += 1) if (see(`issue ${number % 100}`) !== undefined) sent += 1;
    // One error for each of the three issues in the table, and one for all other issues together.
    expect(sent).toBe(4);
    pass(1000);
    expect(table.release(9, false).reduce((sum, { tally }) => sum + tally.count, 0)).toBe(996);
  });

  it("when the table is full, forgets an issue whose interval has ended and adds a new issue", () => {
    const { see, pass } = tableOf({ issues: 1 });
    see("a");
    pass(1000);
    expect(see("b")?.count).toBe(1);
  });

  it("sends an urgent error at once, even if the budgets are used up", () => {
    const { see } = tableOf({ firsts: 0, others: 0, hasRoom: (kind) => kind === "urgent" });
    expect(see()).toBeUndefined();
    expect(see("a", { isUrgent: true })?.count).toBe(2);
  });

  it("holds an urgent error that the SDK would lose", () => {
    const { table, see } = tableOf({ hasRoom: () => false });
    expect(see("a", { isUrgent: true })).toBeUndefined();
    expect(heldOf(table.release(9, true))).toEqual([[1, 1]]);
  });

  it("has a separate budget for the first errors of new issues", () => {
    const { table, see } = tableOf({ firsts: 2, others: 0 });
    expect(["a", "b", "c"].map((key) => see(key)?.count)).toEqual([1, 1, undefined]);
    expect(heldOf(table.release(9, true))).toEqual([[3, 1]]);
  });

  it("keeps held errors until the budget allows their events", () => {
    const { table, see, pass, refill } = tableOf({ firsts: 0, others: 1 });
    see("a");
    see("b");
    pass(1000);
    expect(table.release(9, false)).toEqual([]);
    refill();
    expect(heldOf(table.release(9, false))).toEqual([[2, 1]]);
  });

  it("releases the largest issues first when it is flushed in parts", () => {
    const { table, see } = tableOf();
    for (const key of ["a", "a", "b", "b", "b", "c", "c", "c", "c"]) see(key);
    expect(heldOf(table.release(2, true)).map(([, count]) => count)).toEqual([3, 2]);
    expect(heldOf(table.release(2, true)).map(([, count]) => count)).toEqual([1]);
    expect(table.release(0, true)).toEqual([]);
  });

  describe("with `after`", () => {
    const terms = { first: 2, intervalMs: 1000, after: 3 };

    it("sends the nth error, which counts the earlier ones", () => {
      const { see } = tableOf();
      expect([1, 2, 3, 4].map(() => see("a", { terms })?.count)).toEqual([undefined, undefined, 3, 1]);
    });

    it("drops and reports the errors of an interval that has fewer than `after` errors", () => {
      const { table, see, pass, lost } = tableOf();
      see("a", { terms, rule: 4 });
      see("a", { terms, rule: 4 });
      expect(table.release(9, true)).toEqual([]);
      pass(1000);
      expect(see("a", { terms, rule: 4 })).toBeUndefined();
      expect(lost).toEqual([{ reason: "after", count: 2, rule: 4 }]);
    });

    it("sends the last retry at once", () => {
      const { see } = tableOf();
      see("a", { terms });
      expect(see("a", { terms, isLastRetry: true })?.count).toBe(2);
    });
  });

  it("reports the errors that it abandons", () => {
    const { table, see, merged, lost } = tableOf();
    for (const key of ["a", "a", "a", "b"]) see(key);
    see("c", { terms: { first: 1, intervalMs: 1000, after: 5 } });
    table.abandon();
    expect(lost).toEqual([
      { reason: "closed", count: 2, rule: undefined },
      { reason: "closed", count: 1, rule: undefined },
    ]);
    expect(merged.count).toBe(3);
    expect(table.holds()).toBe(false);
  });

  it("counts each error exactly once, for any sequence of errors and times", () => {
    const action = fc.oneof(
      fc.record({
        key: fc.constantFrom("a", "b", "c", "d", "e", "f"),
        after: fc.constantFrom(1, 1, 1, 3),
        urgent: fc.boolean(),
        last: fc.boolean(),
      }),
      fc.nat(1500),
      fc.constantFrom("release" as const, "flush" as const, "refill" as const),
    );
    const options = fc.record({ issues: fc.integer({ min: 1, max: 7 }), firsts: fc.nat(5), others: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), options, (actions, limits) => {
        const { table, see, merged, lost, pass, refill } = tableOf(limits);
        let seen = 0;
        let events = 0;
        let counted = 0;
        let weights = 0;
        const note = ({ count, weight }: { count: number; weight: number }) => {
          events += 1;
          counted += count;
          weights += weight;
        };
        for (const each of actions) {
          if (typeof each === "number") pass(each);
          else if (each === "refill") refill();
          else if (typeof each === "string") {
            for (const { tally } of table.release(3, each === "flush")) note(tally);
          } else {
            seen += 1;
            const terms = { first: 2, intervalMs: 1000, after: each.after };
            const tally = see(each.key, {
              terms,
              weight: 2,
              isUrgent: each.urgent && each.last,
              isLastRetry: each.last,
            });
            if (tally !== undefined) note(tally);
          }
        }
        table.abandon();
        const dropped = lost.reduce((sum, { count }) => sum + count, 0);
        expect(counted + dropped).toBe(seen);
        expect(weights).toBe(2 * counted);
        expect(events + merged.count).toBe(seen);
      }),
    );
  });
});
