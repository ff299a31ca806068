/** The error for a request that is not a valid envelope. The message says why, without quoting the body. */
export class Refusal extends Error {
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, detail: string) {
    super(detail);
    this.name = "Refusal";
    this.status = status;
  }
}
