import type { Envelope, IngestItem, Refused } from "./types.ts";

/** The envelopes and refused requests that have arrived, and the pending {@link Inbox.waitFor} calls. */
export class Inbox {
  readonly envelopes: Envelope[] = [];
  readonly refused: Refused[] = [];
  readonly #waiters = new Set<{ check(): void; abandon(): void }>();

  take(envelope: Envelope): void {
    this.envelopes.push(envelope);
    this.#wake();
  }

  refuse(refused: Refused): void {
    this.refused.push(refused);
    this.#wake();
  }

  items(type?: string, projectId?: string): IngestItem[] {
    return this.envelopes
      .filter((envelope) => projectId === undefined || envelope.projectId === projectId)
      .flatMap((envelope) => envelope.items)
      .filter((item) => type === undefined || item.type === type);
  }

  waitFor(predicate: () => boolean, timeoutMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        act();
      };
      const waiter = {
        check: () => {
          try {
            if (predicate()) settle(resolve);
          } catch (error) {
            settle(() => reject(error));
          }
        },
        abandon: () =>
          settle(() => reject(new Error(`The ingest was closed before the condition held. ${this.summary()}`))),
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`The condition did not hold within ${timeoutMs} ms. ${this.summary()}`))),
        timeoutMs,
      );
      this.#waiters.add(waiter);
      waiter.check();
    });
  }

  summary(): string {
    const lines = this.envelopes.map(({ projectId, items, status }) => {
      const types = items.map((item) => item.type).join(", ");
      return `project ${projectId}: ${types || "no items"} (${status})`;
    });
    const refused = this.refused.map(({ status, detail }) => `refused: ${detail} (${status})`);
    return ["Arrived:", ...(lines.length + refused.length === 0 ? ["nothing"] : [...lines, ...refused])].join("\n  ");
  }

  clear(): void {
    this.envelopes.length = 0;
    this.refused.length = 0;
  }

  abandonWaiters(): void {
    for (const waiter of [...this.#waiters]) waiter.abandon();
  }

  #wake(): void {
    for (const waiter of [...this.#waiters]) waiter.check();
  }
}
