import type { ItemResult } from "./evaluate.ts";

/** How many items of a type were sent and dropped, and their size. */
export interface TypeTotals {
  readonly type: string;
  readonly sent: number;
  /** How many of the sent items had something redacted. */
  readonly filtered: number;
  readonly dropped: number;
  readonly reasons: readonly string[];
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

export function totalsByType(items: readonly ItemResult[]): readonly TypeTotals[] {
  return [...new Set(items.map(({ type }) => type))].map((type) => {
    const own = items.filter((item) => item.type === type);
    const dropped = own.filter((item) => item.dropped !== undefined);
    return {
      type,
      sent: own.length - dropped.length,
      filtered: own.filter(({ redactions }) => redactions.length > 0).length,
      dropped: dropped.length,
      reasons: [...new Set(dropped.map((item) => item.dropped ?? ""))],
      bytesBefore: own.reduce((sum, { bytesBefore }) => sum + bytesBefore, 0),
      bytesAfter: own.reduce((sum, { bytesAfter }) => sum + bytesAfter, 0),
    };
  });
}
