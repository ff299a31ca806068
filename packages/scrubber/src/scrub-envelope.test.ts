import { describe, expect, it } from "vitest";
import type { ScrubberPolicy } from "./policy/types.ts";
import { scrubEnvelope } from "./scrub-envelope.ts";
import { decodeEnvelope, encodeEnvelope } from "./tunnel/envelope-bytes.ts";

const SECRET = "plum-anvil-7";
const EMPTY: ScrubberPolicy = Object.freeze({});

/** Scrubs an envelope with the given items. Returns the scrubbed header, and the items with their payloads as text. */
async function scrubItems(
  items: readonly (readonly [header: Record<string, unknown>, payload: unknown])[],
  policy?: ScrubberPolicy,
  header: Record<string, unknown> = {},
) {
  const [fields, scrubbed] = decodeEnvelope(await scrubEnvelope(encodeEnvelope(header, items), policy), 100);
  return { fields, items: scrubbed.map(([{ type }, bytes]) => ({ type, text: new TextDecoder().decode(bytes) })) };
}

/**
 * Returns a segment of a replay. Segment 0 shows a page whose node 7 is a password field. Any other segment contains
 * `text`, which was typed into this field.
 */
function segment(id: number, text: string) {
  const page = { type: 2, data: { node: { id: 7, type: 2, tagName: "input", attributes: { type: "password" } } } };
  const input = { type: 3, data: { source: 5, id: 7, text } };
  return [{ type: "replay_recording" }, `{"segment_id":${id}}\n${JSON.stringify([id === 0 ? page : input])}`] as const;
}

describe("scrubEnvelope", () => {
  it.each([
    ["event", { message: `password=${SECRET}` }, { message: "password=[Filtered]" }],
    ["transaction", { type: "transaction", extra: { token: SECRET } }, { extra: { token: "[Filtered]" } }],
    ["log", { items: [{ body: `password=${SECRET}` }] }, { items: [{ body: "password=[Filtered]" }] }],
    ["check_in", { monitor_slug: "job", password: SECRET }, { password: "[Filtered]" }],
  ])("scrubs an item of type %s", async (type, payload, expected) => {
    const { items } = await scrubItems([[{ type }, payload]]);
    expect(items).toHaveLength(1);
    expect(JSON.parse(items[0]?.text ?? "")).toMatchObject(expected);
  });

  it("accepts an envelope as a string, and applies the policy", async () => {
    const bytes = await scrubEnvelope('{}\n{"type":"event"}\n{"extra":{"loyalty_number":"A-1"}}', {
      sensitiveFields: ["loyalty_number"],
    });
    expect(new TextDecoder().decode(bytes)).toContain('"loyalty_number":"[Filtered]"');
  });

  it("keeps the DSN in the envelope header, and scrubs the other fields of the header", async () => {
    const dsn = "https://0123456789abcdef0123456789abcdef@o1.example.com/42";
    const trace = { trace_id: "0123456789abcdef0123456789abcdef", transaction: `GET /?token=${SECRET}` };
    const { fields } = await scrubItems([], undefined, { dsn, trace });
    expect(fields["dsn"]).toBe(dsn);
    expect(JSON.stringify(fields)).not.toContain(SECRET);
  });

  it("drops an item that it cannot scrub, and counts the item in a client report", async () => {
    const { items } = await scrubItems([[{ type: "attachment" }, new Uint8Array([0, 255, 1])]]);
    expect(items.map(({ type }) => type)).toEqual(["client_report"]);
    expect(JSON.parse(items[0]?.text ?? "")).toMatchObject({
      discarded_events: [{ reason: "internal_sdk_error", category: "attachment", quantity: 1 }],
    });
  });

  it("masks what was typed into a password field in a later segment of a replay", async () => {
    const header = { event_id: "a".repeat(32) };
    await scrubItems([segment(0, "")], EMPTY, header);
    const { items } = await scrubItems([segment(1, "zebra")], EMPTY, header);
    expect(items).toHaveLength(1);
    expect(items[0]?.text).not.toContain("zebra");
  });

  it("drops a later segment of a replay whose first segment is unknown", async () => {
    const { items } = await scrubItems([segment(1, "zebra")], EMPTY, { event_id: "b".repeat(32) });
    expect(items.map(({ type }) => type)).toEqual(["client_report"]);
  });

  it.each(["", "not JSON", "[]", '{}\n{"type":"event","length":9}\n{}', `{"password":"${SECRET}"`])(
    "rejects %j with an error that does not quote the text",
    async (text) => {
      await expect(scrubEnvelope(text)).rejects.toThrow(
        new TypeError("scrubEnvelope: expected the bytes of an envelope that is not compressed"),
      );
    },
  );

  it("rejects a policy that is not valid", async () => {
    await expect(scrubEnvelope("{}", { detectors: { none: true } } as never)).rejects.toThrow("detectors.none");
  });
});
