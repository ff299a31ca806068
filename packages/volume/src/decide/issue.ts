/** The counts in an event. One event can count several errors of an issue. */
export interface Tally {
  /** Number of errors, including the event's own error. */
  readonly count: number;
  /**
   * Sum of the errors' weights. An error that a rule kept with a probability of 0.1 stands for 10, so its weight is 10.
   */
  readonly weight: number;
  /** When the first and the last of the counted errors occurred, in milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

/** The limits that apply to one issue. */
export interface Terms {
  /** Number of errors in each interval that are sent immediately. */
  readonly first: number;
  readonly intervalMs: number;
  /** Number of errors that must occur in an interval before one is sent. With 3, the first two are not sent. */
  readonly after: number;
}

/** An error to count. */
export interface Sighting {
  readonly key: string;
  readonly rule: number | undefined;
  readonly terms: Terms;
  readonly weight: number;
  /** Whether the error must be sent now. Such an error is held only if the SDK has no room for it. */
  readonly isUrgent: boolean;
  /** Whether the error is sent even before `after` errors have occurred. */
  readonly isLastRetry: boolean;
}

/** The counters of an issue. */
export interface Issue<Held> {
  readonly rule: number | undefined;
  intervalEnds: number;
  /** Number of errors that were sent immediately in this interval. */
  sent: number;
  /** Number of errors in this interval that wait until `after` errors have occurred. They are neither sent nor held. */
  waiting: number;
  waitingWeight: number;
  /** Number of all errors in this interval. */
  seen: number;
  /** The newest error that was not sent. */
  held: Held | undefined;
  /** Number of errors that no event has counted yet, without those in `waiting`. */
  count: number;
  weight: number;
  since: number;
  until: number;
}

export function newIssue<Held>(rule: number | undefined): Issue<Held> {
  return {
    rule,
    intervalEnds: 0,
    sent: 0,
    waiting: 0,
    waitingWeight: 0,
    seen: 0,
    held: undefined,
    count: 0,
    weight: 0,
    since: 0,
    until: 0,
  };
}
