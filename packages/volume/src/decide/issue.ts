/** What an event says about the errors for which it counts. */
export interface Tally {
  /** Number of errors, the event's own included. */
  readonly count: number;
  /** Sum of the weights of these errors. The weight of an error that a rule kept with the probability 0.1 is 10. */
  readonly weight: number;
  /** When the first and the last of these errors occurred, in milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

/** How the errors of an issue are counted. */
export interface Terms {
  readonly first: number;
  readonly intervalMs: number;
  /** Number of errors in an interval from which on they are sent. */
  readonly after: number;
}

/** One error of an issue. */
export interface Sighting {
  readonly key: string;
  readonly rule: number | undefined;
  readonly terms: Terms;
  readonly weight: number;
  /** Whether the error must be sent now, unless the SDK would lose it. */
  readonly isUrgent: boolean;
  /** Whether the error may be sent although there were less than `after`. */
  readonly isLastRetry: boolean;
}

/** An issue, as far as it is counted here. */
export interface Issue<Held> {
  readonly rule: number | undefined;
  intervalEnds: number;
  /** Number of errors that were sent at once in this interval. */
  sent: number;
  /** Number of errors in this interval that wait until there are `after`. */
  waiting: number;
  waitingWeight: number;
  /** Number of errors in this interval. */
  seen: number;
  /** The newest error that was not sent. */
  held: Held | undefined;
  /** The errors that no event has counted yet, without those that wait. */
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
