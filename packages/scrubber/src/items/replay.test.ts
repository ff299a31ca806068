import { deflateSync, inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compiledPolicyOf } from "../default-policy.ts";
import { isPacked } from "./packed.ts";
import { pack, scrubRecording, unpack } from "./replay.ts";

const PLAN = compiledPolicyOf({});
const SECRET = "plum-anvil-7741";

function scrubbed(events: readonly unknown[], masked = new Set<number>()): string {
  return scrubRecording(`{"segment_id":3}\n${JSON.stringify(events)}`, PLAN, masked).value;
}

const element = (id: number, tagName: string, attributes: object, ...childNodes: object[]) => ({
  type: 2,
  id,
  tagName,
  attributes,
  childNodes,
});
const page = (...childNodes: object[]) => ({ type: 2, timestamp: 1, data: { node: { type: 0, id: 1, childNodes } } });
const change = (data: object) => ({ type: 3, timestamp: 1, data });
const typed = (id: number, text: string) => change({ source: 5, id, text, isChecked: false });

describe("scrubRecording", () => {
  test.for([
    ["an input named password", page(element(2, "input", { name: "password", value: SECRET }))],
    ["an input for a one-time code", page(element(2, "input", { autocomplete: "one-time-code", value: SECRET }))],
    ["an input of type password", page(element(2, "input", { type: "password", value: SECRET }))],
    ["a <meta> that contains a token", page(element(2, "meta", { name: "csrf-token", content: SECRET }))],
    ["the text of a textarea named secret", page(element(2, "textarea", { name: "secret" }, words(3, SECRET)))],
    ["the value of an added input", change({ source: 0, adds: [{ node: element(9, "input", named("api_key")) }] })],
    ["the value of a changed attribute", change({ source: 0, attributes: [{ id: 9, attributes: named("api_key") }] })],
  ] as const)("redacts %s", ([, event]) => {
    expect(scrubbed([event])).not.toContain(SECRET);
  });

  function words(id: number, textContent: string) {
    return { type: 3, id, textContent };
  }
  function named(name: string) {
    return { name, value: SECRET };
  }

  test("redacts input into every field if the set of masked nodes is full", () => {
    const masked = new Set(Array.from({ length: 100_001 }, (_, index) => index + 10));
    const events = [page(element(2, "input", { name: "password" })), typed(3, SECRET)];
    expect(scrubbed(events, masked)).not.toContain(SECRET);
    expect(masked.size).toBe(100_001);
  });

  test("redacts input into a masked field in later segments, which contain only the id of the field", () => {
    const masked = new Set<number>();
    scrubbed(
      [page(element(7, "input", { name: "password" }), element(8, "textarea", { id: "pin" }, words(9, "1")))],
      masked,
    );
    const later = scrubbed(
      [
        typed(7, SECRET),
        change({ source: 0, texts: [{ id: 9, value: SECRET }] }),
        change({ source: 0, attributes: [{ id: 7, attributes: { value: SECRET } }] }),
        change({ source: 0, adds: [{ parentId: 8, node: words(10, SECRET) }] }),
      ],
      masked,
    );
    expect(later).not.toContain(SECRET);
  });

  test("redacts every step while a user types a card number into any field", () => {
    const steps = ["4", "4111", "4111 1111 1111", "4111 1111 1111 1111"].map((text) => typed(5, text));
    expect(scrubbed(steps)).not.toContain("4111");
  });

  test("keeps input into other fields, and all numbers", () => {
    const events = [page(element(7, "input", { name: "city", value: "Oslo" })), typed(7, "Oslo 2")];
    expect(scrubbed(events)).toBe(`{"segment_id":3}\n${JSON.stringify(events)}`);
  });

  test("keeps a page with 400 levels", () => {
    let node = element(2, "p", { class: "deep" });
    for (let id = 3; id < 400; id++) node = element(id, "div", {}, node);
    const events = [page(node)];
    expect(scrubbed(events)).toBe(`{"segment_id":3}\n${JSON.stringify(events)}`);
  });

  test("stores at most 30 000 masked elements, and masks every element of a page that has more", () => {
    const fields = Array.from({ length: 30_100 }, (_, index) => element(index + 2, "input", named("api_key")));
    const masked = new Set<number>();
    scrubbed([page(...fields)], masked);
    expect(masked.size).toBeLessThan(30_010);
    expect(scrubbed([typed(90_000, "ordinary words")], masked)).not.toContain("ordinary");
  });

  test.each([
    "",
    "[]",
    '{"segment_id":0}',
    '{"segment_id":0}\n[{"type":4',
    '{"segment_id":0}\n{"password":"x"}',
    "\n[]",
  ])("throws for a malformed recording: %j", (text) => {
    expect(() => scrubRecording(text, PLAN, new Set())).toThrow("recording");
  });
});

describe("a compressed recording", () => {
  const text = '{"segment_id":0}\n[{"type":4,"data":{"href":"https://shop.example/ü"}}]';
  const [header = "", events = ""] = text.split(/(?<=\n)/);
  const packed = new Uint8Array(Buffer.concat([Buffer.from(header), deflateSync(events)]));

  test("is recognized by its type and its first bytes", () => {
    expect(isPacked([{ type: "replay_recording" }, packed])).toBe(true);
    expect(isPacked([{ type: "attachment" }, packed])).toBe(false);
    expect(isPacked([{ type: "replay_recording" }, new TextEncoder().encode(text)])).toBe(false);
    expect(isPacked([{ type: "replay_recording" }, text])).toBe(false);
  });

  test("is decompressed and compressed again", async () => {
    expect(await unpack(packed)).toBe(text);
    const again = await pack(text);
    expect(Buffer.from(again.subarray(0, header.length)).toString()).toBe(header);
    expect(inflateSync(again.subarray(header.length)).toString()).toBe(events);
  });

  test("is rejected if it is damaged, truncated, too large or missing", async () => {
    const bomb = Buffer.concat([Buffer.from(header), deflateSync(Buffer.alloc(80 * 1024 * 1024))]);
    for (const broken of [packed.subarray(0, -5), packed.with(40, 0), new Uint8Array(bomb), undefined]) {
      await expect(unpack(broken)).rejects.toThrow("recording");
    }
  });
});
