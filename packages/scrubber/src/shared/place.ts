/** The position of a substring in a string: from `start` up to, but not including, `end`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}
