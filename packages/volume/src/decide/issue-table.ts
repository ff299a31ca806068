import type { Clock } from "@sentry-policy/internal/clock";
import { type Issue, newIssue, type Sighting, type Tally } from "./issue.ts";
import type { TakeToken } from "./token-bucket.ts";

/** A held error that is sent now, and the counts that its event states. */
interface Release<Held> {
  readonly held: Held;
  readonly tally: Tally;
}

/**
 * Counts errors by issue. The table can hold an error, which means to keep it and to send it later as an event that
 * also counts the other errors of its issue.
 */
export interface IssueTable<Held> {
  /**
   * Counts an error. If the error must be sent now, returns the counts that its event states. Otherwise, returns
   * undefined. If the table holds the error, it calls `hold`, which returns the data that is needed to send the error
   * later.
   */
  see(sighting: Sighting, hold: () => Held): Tally | undefined;
  /**
   * Removes up to `most` held errors from the table and returns them. If `all` is false, these are only errors whose
   * interval has ended, and only as many as the budget allows. If `all` is true, these can be errors of any issue. The
   * issues with the most uncounted errors come first.
   */
  release(most: number, all: boolean): readonly Release<Held>[];
  /** Whether any error is held. */
  holds(): boolean;
  /** Reports all errors that no event has counted yet as lost, and forgets all issues. */
  abandon(): void;
}

/** Callbacks for errors that are not sent as separate events. */
export interface TableSink {
  /** Called if `count` errors will not be sent as separate events. A later event may still count them. */
  merge(count: number): void;
  /** Called if no event will count these errors. */
  lose(reason: "after" | "closed", count: number, rule: number | undefined): void;
}

/**
 * The kind of an event. Each kind may fill a different share of the SDK's buffers. `known` is an error of a known
 * issue, `new` is the first error of a new issue, and `urgent` is an error that must not wait.
 */
export type EventKind = "known" | "new" | "urgent";

export interface TableSettings {
  readonly issues: number;
  /** Budget for the first errors of new issues. */
  readonly takeFirst: TakeToken;
  /** Budget for all other errors. */
  readonly takeOther: TakeToken;
  /** Whether the SDK can accept one more event of this kind without losing an event. */
  hasRoom(kind: EventKind): boolean;
}

/**
 * If the table is full, all other issues are counted together under this key. No real issue has this key, because the
 * keys of real issues are never empty.
 */
const OTHER = "";

/**
 * Creates a table that counts errors by issue. In each interval, the first errors of an issue are sent immediately. Of
 * the other errors, only the newest is held. At the end of the interval, it is sent as one event that counts all of
 * these errors.
 *
 * An issue is forgotten only after its interval. Otherwise, a storm of errors in many issues would push issues out of
 * the full table, and the next errors of these issues would be sent as first errors again.
 *
 * @param wall The clock for the times that events state, in milliseconds since 1970.
 */
export function createIssueTable<Held>(
  { issues: mostIssues, takeFirst, takeOther, hasRoom }: TableSettings,
  sink: TableSink,
  now: Clock,
  wall: Clock,
): IssueTable<Held> {
  const issues = new Map<string, Issue<Held>>();
  /** Earliest time at which an issue can be forgotten. Before that time, `sweep` would find nothing to forget. */
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

  /** Returns the counts of an issue for its event, and resets them. The issue then holds no error. */
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
    // The error that was held before will not be sent as a separate event. Either the new error is sent now, and its
    // event counts both errors, or the new error is held instead.
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
