import type { Clock } from "@sentry-policy/internal/clock";
import { type Issue, newIssue, type Sighting, type Tally } from "./issue.ts";
import type { TakeToken } from "./token-bucket.ts";

/** A held error to send now, and the counts for its event. */
interface Release<Held> {
  readonly held: Held;
  readonly tally: Tally;
}

/**
 * Counts errors by issue. It can hold an error: it keeps the error, and later sends it as one event that also counts
 * other errors of the issue.
 */
export interface IssueTable<Held> {
  /**
   * Counts an error. Returns the counts for its event if the error must be sent now, and otherwise undefined. If the
   * table holds the error, it calls `hold` for the data that is needed to send it later.
   */
  see(sighting: Sighting, hold: () => Held): Tally | undefined;
  /**
   * Removes up to `most` held errors from the table and returns them. With `all`, any held error can be returned.
   * Otherwise, only errors whose interval has ended are returned, and only as many as the budget allows. Issues with
   * the most uncounted errors come first.
   */
  release(most: number, all: boolean): readonly Release<Held>[];
  /** Whether any error is held. */
  holds(): boolean;
  /** Forgets all issues. Reports the errors that no event has counted yet as lost. */
  abandon(): void;
}

/** Callbacks for errors that are not sent as separate events. */
export interface TableSink {
  /** Called if `count` errors are not sent as separate events. A later event may still count them. */
  merge(count: number): void;
  /** Called if no event will count these errors. */
  lose(reason: "after" | "closed", count: number, rule: number | undefined): void;
}

/**
 * The kind of an event: an error of a known issue, the first error of a new issue, or an error that must not wait
 * (`urgent`). Each kind may fill a different share of the SDK's buffers.
 */
export type EventKind = "known" | "new" | "urgent";

export interface TableSettings {
  readonly issues: number;
  /** Budget for the first errors of new issues. */
  readonly takeFirst: TakeToken;
  /** Budget for later errors of an issue, and for first errors when `takeFirst` is exhausted. */
  readonly takeOther: TakeToken;
  /** Whether the SDK can take one more event of this kind without losing an event. */
  hasRoom(kind: EventKind): boolean;
}

/**
 * While the table is full, errors of issues that are not in it are counted together under this key. The key of a real
 * issue is never empty.
 */
const OTHER = "";

/**
 * Creates a table that counts errors by issue. In each interval, the first errors of an issue are sent immediately. Of
 * the others, the newest one is held. At the end of the interval, it is sent as one event that counts them all.
 *
 * An issue is forgotten only after its interval. Otherwise, a storm of errors in many issues would push issues out of
 * the full table, and their next errors would be sent as first errors again.
 *
 * @param wall The clock for the times in events, in milliseconds since 1970.
 */
export function createIssueTable<Held>(
  { issues: mostIssues, takeFirst, takeOther, hasRoom }: TableSettings,
  sink: TableSink,
  now: Clock,
  wall: Clock,
): IssueTable<Held> {
  const issues = new Map<string, Issue<Held>>();
  /** Earliest time at which `sweep` can find an issue to forget. */
  let nextSweep = 0;
  let heldCount = 0;

  function find({ key, rule }: Sighting): { issue: Issue<Held>; isNew: boolean } {
    const known = issues.get(key);
    if (known !== undefined) return { issue: known, isNew: false };
    if (issues.size >= mostIssues) sweep();
    const hasPlace = issues.size < mostIssues;
    const other = hasPlace ? undefined : issues.get(OTHER);
    if (other !== undefined) return { issue: other, isNew: false };
    const issue = newIssue<Held>(hasPlace ? rule : undefined);
    issues.set(hasPlace ? key : OTHER, issue);
    return { issue, isNew: true };
  }

  /** Forgets the issues whose interval has ended and that have no held error. */
  function sweep(): void {
    const time = now();
    if (time < nextSweep) return;
    nextSweep = Infinity;
    for (const [key, issue] of issues) {
      if (time < issue.intervalEnds) nextSweep = Math.min(nextSweep, issue.intervalEnds);
      else if (issue.held === undefined) {
        loseWaiting(issue, "after");
        issues.delete(key);
      } else nextSweep = time;
    }
  }

  function loseWaiting(issue: Issue<Held>, reason: "after" | "closed"): void {
    if (issue.waiting > 0) sink.lose(reason, issue.waiting, issue.rule);
    issue.waiting = 0;
    issue.waitingWeight = 0;
  }

  function beginInterval(issue: Issue<Held>, ends: number): void {
    loseWaiting(issue, "after");
    issue.intervalEnds = ends;
    issue.sent = 0;
    issue.seen = 0;
  }

  /** Returns the counts for an issue's event, and resets them. After that, the issue holds no error. */
  function take(issue: Issue<Held>): Tally {
    const { count, weight, since, until } = issue;
    issue.count = 0;
    issue.weight = 0;
    if (issue.held !== undefined) heldCount -= 1;
    issue.held = undefined;
    return { count, weight, since, until };
  }

  function takePlace(isNew: boolean): boolean {
    return hasRoom(isNew ? "new" : "known") && ((isNew && takeFirst()) || takeOther());
  }

  function see(sighting: Sighting, hold: () => Held): Tally | undefined {
    const { terms, weight, isUrgent, isLastRetry } = sighting;
    const { issue, isNew } = find(sighting);
    const time = now();
    if (time >= issue.intervalEnds) beginInterval(issue, time + terms.intervalMs);
    issue.seen += 1;
    const mustWait = !isUrgent && !isLastRetry && issue.seen < terms.after;
    const instant = wall();
    if (issue.count + issue.waiting === 0) issue.since = instant;
    issue.until = instant;
    issue.waiting += 1;
    issue.waitingWeight += weight;
    if (mustWait) {
      sink.merge(1);
      return undefined;
    }
    issue.count += issue.waiting;
    issue.weight += issue.waitingWeight;
    issue.waiting = 0;
    issue.waitingWeight = 0;
    const mayPass = isUrgent || isLastRetry ? hasRoom("urgent") : issue.sent < terms.first && takePlace(isNew);
    const held = issue.held;
    // The previously held error gets no event of its own: it is counted by the event of the new error, which is either
    // sent now or held in its place.
    if (held !== undefined) sink.merge(1);
    if (mayPass) {
      issue.sent += 1;
      return take(issue);
    }
    if (held === undefined) heldCount += 1;
    issue.held = hold();
    return undefined;
  }

  function release(most: number, all: boolean): readonly Release<Held>[] {
    if (heldCount === 0 || most <= 0) return [];
    const time = now();
    const candidates = [...issues.values()].filter(
      ({ held, intervalEnds }) => held !== undefined && (all || time >= intervalEnds),
    );
    if (all) candidates.sort((one, other) => other.count - one.count);
    const released: Release<Held>[] = [];
    for (const issue of candidates.slice(0, most)) {
      const { held } = issue;
      if (held === undefined || (!all && !takeOther())) break;
      released.push({ held, tally: take(issue) });
    }
    return released;
  }

  function abandon(): void {
    for (const issue of issues.values()) {
      loseWaiting(issue, "closed");
      const { held, rule } = issue;
      if (held === undefined) continue;
      sink.merge(1);
      sink.lose("closed", take(issue).count, rule);
    }
    issues.clear();
  }

  return { see, release, holds: () => heldCount > 0, abandon };
}
