import type { Clock } from "@sentry-policy/internal/clock";
import { type Issue, newIssue, type Sighting, type Tally } from "./issue.ts";
import type { TakeToken } from "./token-bucket.ts";

/** An error that was held, with the errors for which it counts. */
interface Release<Held> {
  readonly held: Held;
  readonly tally: Tally;
}

export interface IssueTable<Held> {
  /**
   * Counts an error. Returns the tally of its event if it is sent now, and undefined if it is not. `hold` returns what is
   * needed to send the error later.
   */
  see(sighting: Sighting, hold: () => Held): Tally | undefined;
  /**
   * Returns at most `most` held errors whose interval has ended, as far as `total` allows, or, if `all` is true, the held
   * errors of the largest issues. They are then no longer held.
   */
  release(most: number, all: boolean): readonly Release<Held>[];
  /** Whether any error is held. */
  holds(): boolean;
  /** Forgets all errors that no event has counted, and reports them. */
  abandon(): void;
}

/** Callbacks for errors that are not sent as events of their own. */
export interface TableSink {
  /** An error will never be an event of its own; a later event might count it. */
  merge(count: number): void;
  /** No event will count these errors. */
  lose(reason: "after" | "closed", count: number, rule: number | undefined): void;
}

/**
 * Kinds of events by how much of the SDK's buffers they may fill: errors of known issues, first errors of new issues, and
 * errors that must not wait.
 */
export type EventKind = "known" | "new" | "urgent";

export interface TableSettings {
  readonly issues: number;
  /** Budget for the first errors of new issues. */
  readonly takeFirst: TakeToken;
  /** Budget for all other errors. */
  readonly takeOther: TakeToken;
  /** Whether the SDK can take one more event of this kind without losing one. */
  hasRoom(kind: EventKind): boolean;
}

/** Key of the issue in which all issues are counted for which the table has no room. It equals no other key. */
const OTHER = "";

/**
 * Counts errors by issue. In each interval the first ones are sent at once. Of the others the newest is held, and sent
 * at the end of the interval as one event that counts for all. An issue is forgotten only after its interval, so a storm
 * over many issues cannot push its own issues out of the table.
 *
 * @param wall The time that events state, in milliseconds since 1970.
 */
export function createIssueTable<Held>(
  { issues: mostIssues, takeFirst, takeOther, hasRoom }: TableSettings,
  sink: TableSink,
  now: Clock,
  wall: Clock,
): IssueTable<Held> {
  const issues = new Map<string, Issue<Held>>();
  /** Earliest time at which an issue can be forgotten. Until then, a full table is not searched. */
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

  /** Forgets the issues whose interval has ended and that hold nothing. */
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

  /** Returns the tally of an issue, and begins a new one. */
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
    // The held error is replaced or, if this one is sent, counted by its event.
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
