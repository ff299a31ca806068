import { describe, expect, test } from "vitest";
import { compiledPolicyOf } from "../default-policy.ts";
import { scrubItem } from "./items.ts";

const scrubbed = (type: string, payload: object) =>
  scrubItem([{ type }, payload], compiledPolicyOf({ scrubIpAddresses: false }));

test.each(["event", "transaction", "feedback", "replay_event"])("a %s lists its redactions in `_meta`", (type) => {
  expect(scrubbed(type, { extra: { password: "plum-anvil-7741" } }).value[1]).toEqual({
    extra: { password: "[Filtered]" },
    _meta: { extra: { password: { "": { rem: [["@password", "s"]] } } } },
  });
});

test("an item that is not an event gets no `_meta`", () => {
  expect(scrubbed("check_in", { password: "plum-anvil-7741" }).value[1]).toEqual({ password: "[Filtered]" });
});

describe("a serialized item", () => {
  const event = { event_id: "a".repeat(32), extra: { password: "plum-anvil-7741" } };
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  test("is parsed, scrubbed by its type, and serialized again", () => {
    const [header, payload] = scrubItem(
      [{ type: "event", length: 3 }, bytes(JSON.stringify(event))],
      compiledPolicyOf({}),
    ).value;
    const text = new TextDecoder().decode(payload instanceof Uint8Array ? payload : undefined);
    expect(JSON.parse(text)).toMatchObject({ event_id: event.event_id, extra: { password: "[Filtered]" }, _meta: {} });
    expect(header["length"]).toBe(bytes(text).length);
  });

  test("keeps the exact notation of its numbers", () => {
    const text = '{"timestamp":1764180000.1234567,"extra":{"id":12345678901234567890,"sum":10.50}}';
    expect(scrubItem([{ type: "event" }, text], compiledPolicyOf({ scrubIpAddresses: false })).value[1]).toBe(text);
  });

  test("does not contain the first value of a field name that occurs twice", () => {
    const text = '{"password":"plum-anvil-7741","password":"","event_id":"x"}';
    expect(scrubItem([{ type: "event" }, text], compiledPolicyOf({})).value[1]).not.toContain("plum-anvil");
  });
});

describe("an item that cannot be searched", () => {
  const utf16 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
  const image = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]);
  const items: readonly (readonly [string, readonly unknown[], string])[] = [
    ["an unknown type", [{ type: "not_yet_known" }, "a line, and no JSON"], "unknown_type"],
    ["an unknown type, in bytes", [{ type: "not_yet_known" }, image], "binary"],
    ["an image", [{ type: "attachment", length: 6 }, image], "binary"],
    ["UTF-16 text", [{ type: "attachment" }, utf16("password=plum-anvil-7741")], "binary"],
  ];

  test.for(items)("causes an error that says why the item cannot be searched: %s", ([, item, reason]) => {
    expect(() => scrubItem(item, compiledPolicyOf({}))).toThrow(expect.objectContaining({ reason }));
  });

  test.for(items)("is sent if the policy allows it: %s", ([, item]) => {
    expect(scrubItem(item, compiledPolicyOf({ unknownItems: "pass" })).value[1]).toEqual(item[1]);
  });

  test("is copied, so that the app can reuse its Buffer", () => {
    const buffer = Buffer.from([0, 1, 2, 255]);
    const { value } = scrubItem([{ type: "attachment" }, buffer], compiledPolicyOf({ unknownItems: "pass" }));
    buffer.fill(7);
    expect(value[1]).toEqual(Uint8Array.of(0, 1, 2, 255));
  });

  test("is still searched if it is text", () => {
    const item = [{ type: "not_yet_known" }, "from ada@example.com"];
    expect(scrubItem(item, compiledPolicyOf({ unknownItems: "pass" })).value[1]).toBe("from [email]");
  });

  test("causes an error under any policy if it is a recording", () => {
    const item = [{ type: "replay_recording" }, image];
    expect(() => scrubItem(item, compiledPolicyOf({ unknownItems: "pass" }))).toThrow("recording");
  });
});

test("an item of an unknown type is scrubbed if it is JSON", () => {
  const payload = { version: 1, items: [{ password: "plum-anvil-7741", note: "fine" }] };
  const expected = { version: 1, items: [{ password: "[Filtered]", note: "fine" }] };
  expect(scrubbed("not_yet_known", payload).value[1]).toEqual(expected);
  const text = scrubItem([{ type: "not_yet_known" }, JSON.stringify(payload)], compiledPolicyOf({})).value[1];
  expect(text).toBe(JSON.stringify(expected));
});

test.each([
  [
    "sessions",
    { aggregates: [{ started: "2026-01-02T03:04:00.000Z", exited: 12, errored: 1 }], attrs: { release: "a@1" } },
  ],
  ["user_report", { event_id: "4111111111111111".repeat(2), comments: "fine" }],
  [
    "profile",
    {
      event_id: "4111111111111111".repeat(2),
      profile: {
        samples: [{ stack_id: 0, thread_id: "0", elapsed_since_start_ns: "4111111111111111" }],
        stacks: [[0]],
      },
      transactions: [{ id: "a", trace_id: "b", relative_start_ns: "4111111111111111", name: "GET /" }],
    },
  ],
  ["profile_chunk", { chunk_id: "4111111111111111", profile: { frames: [{ abs_path: "/home/ada/app.js" }] } }],
  ["replay_event", { replay_id: "4111111111111111", error_ids: ["4111111111111111"], segment_id: 0 }],
])("the structural fields of a %s are kept, even if they look like secrets", (type, payload) => {
  expect(scrubbed(type, payload).value[1]).toMatchObject(payload);
});
