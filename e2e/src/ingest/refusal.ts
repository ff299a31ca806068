/** A request that cannot be taken as an envelope. The detail names the fault and quotes nothing of the body. */
export class Refusal extends Error {
  readonly status: 400 | 413 | 415;

  constructor(status: 400 | 413 | 415, detail: string) {
    super(detail);
    this.name = "Refusal";
    this.status = status;
  }
}
