import { isRecord } from "../../../packages/internal/src/guards.ts";
import { scrubItem } from "../../../packages/scrubber/src/items/items.ts";
import type { MaskedNodes } from "../../../packages/scrubber/src/items/replay-masks.ts";
import { dropReasonOf } from "../../../packages/scrubber/src/items/unscrubbable-error.ts";
import type { Redaction } from "../../../packages/scrubber/src/policy/redaction.ts";
import type { DropReason } from "../../../packages/scrubber/src/policy/report.ts";
import type { CompiledPolicy } from "../../../packages/scrubber/src/walk/compiled-policy.ts";
import { ENVELOPE_HEADER } from "../../../packages/scrubber/src/walk/item-schema.ts";
import { walk } from "../../../packages/scrubber/src/walk/walk.ts";
import type { Input, InputItem } from "./input.ts";
import { finish, type Steps } from "./steps.ts";

/** The result of the policy for one item. */
export interface ItemResult {
  readonly type: string;
  /** The payload without the policy. */
  readonly before: unknown;
  /** The payload with the policy, or `undefined` if the item was dropped. */
  readonly after: unknown;
  readonly dropped?: DropReason;
  readonly redactions: readonly Redaction[];
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** What would leave the process. */
export interface Evaluation {
  /**
   * The results for the items. For an envelope, the first result is that of its header, with the type `envelope
   * header`.
   */
  readonly items: readonly ItemResult[];
  /**
   * What leaves without the policy (`before`) and with it (`after`), in the form of the input: an envelope or a single
   * payload.
   */
  readonly before: unknown;
  readonly after: unknown;
}

/** Applies a policy to the pasted input. Uses the functions that the guard applies to what the SDK sends. */
export function evaluate(input: Input, plan: CompiledPolicy): Evaluation {
  return finish(evaluateInSteps(input, plan));
}

/** Like `evaluate`, with one step for each item. */
export function* evaluateInSteps(input: Input, plan: CompiledPolicy): Steps<Evaluation> {
  const masked: MaskedNodes = new Set();
  const items: ScrubbedItem[] = [];
  for (const item of input.items) {
    items.push(scrubbedItem(item, plan, masked));
    yield;
  }
  if (input.header === undefined) {
    const [only] = items;
    return { items: items.map(resultOf), before: only?.item.payload, after: only?.sent?.payload };
  }
  const { value, redactions } = walk(input.header, plan, ENVELOPE_HEADER);
  const header = { type: "envelope header", redactions, ...sizes(input.header, value) };
  return {
    items: [header, ...items.map(resultOf)],
    before: [input.header, input.items.map(({ header: each, payload }) => [each, payload])],
    after: [value, items.flatMap(({ sent }) => (sent === undefined ? [] : [[sent.header, sent.payload]]))],
  };
}

interface ScrubbedItem {
  readonly item: InputItem;
  readonly sent: InputItem | undefined;
  readonly dropped?: DropReason;
  readonly redactions: readonly Redaction[];
}

function scrubbedItem(item: InputItem, plan: CompiledPolicy, masked: MaskedNodes): ScrubbedItem {
  try {
    const { value, redactions } = scrubItem([item.header, item.payload], plan, masked);
    return { item, redactions, sent: { header: value[0], payload: value[1] } };
  } catch (error) {
    return { item, redactions: [], sent: undefined, dropped: dropReasonOf(error) };
  }
}

function resultOf({ item, sent, dropped, redactions }: ScrubbedItem): ItemResult {
  const type = typeof item.header["type"] === "string" ? item.header["type"] : "unknown";
  return { type, redactions, ...sizes(item.payload, sent?.payload), ...(dropped === undefined ? {} : { dropped }) };
}

function sizes(before: unknown, after: unknown): Omit<ItemResult, "type" | "redactions" | "dropped"> {
  return { before, after, bytesBefore: bytesOf(before), bytesAfter: bytesOf(after) };
}

function bytesOf(payload: unknown): number {
  if (payload === undefined) return 0;
  const text = isRecord(payload) || typeof payload !== "string" ? JSON.stringify(payload) : payload;
  return new TextEncoder().encode(text).length;
}
