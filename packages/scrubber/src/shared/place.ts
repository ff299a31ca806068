/** The position of a part of a text. */
export interface Place {
  readonly start: number;
  readonly end: number;
}
