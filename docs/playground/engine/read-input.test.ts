import { expect, test } from "vitest";
import { InputError } from "./input.ts";
import { readInput } from "./read-input.ts";

test.each([
  [{ event_id: "a", message: "x" }, "event"],
  [{ type: "transaction", spans: [] }, "transaction"],
  [{ check_in_id: "a", monitor_slug: "b" }, "check_in"],
  [{ sid: "a", init: true }, "session"],
  [{ contexts: { feedback: {} } }, "feedback"],
  [{ items: [{ level: "info", body: "x" }] }, "log"],
  [{ items: [{ span_id: "a", start_timestamp: 1 }] }, "span"],
  [{ items: [{ name: "a", value: 1 }] }, "trace_metric"],
  [{ replay_id: "a", replay_type: "session" }, "replay_event"],
])("%j is taken for the payload of the type %s", (payload, type) => {
  expect(readInput(JSON.stringify(payload, null, 2)).items).toEqual([{ header: { type }, payload }]);
});

test("a single log is put into a container, as the SDK sends it", () => {
  const log = { level: "info", body: "x" };

  expect(readInput(JSON.stringify(log)).items).toEqual([{ header: { type: "log" }, payload: { items: [log] } }]);
});

test("an envelope is read in the form in which it is sent, even if lengths are wrong after an edit", () => {
  const lines = [
    '{"event_id":"a"}',
    '{"type":"event","length":999}',
    '{"message":"x"}',
    "",
    '{"type":"session"}',
    '{"sid":"b"}',
  ];

  expect(readInput(lines.join("\n"))).toEqual({
    header: { event_id: "a" },
    items: [
      { header: { type: "event", length: 999 }, payload: { message: "x" } },
      { header: { type: "session" }, payload: { sid: "b" } },
    ],
  });
});

test("an attachment with several lines is read by its length, and a recording by its two lines", () => {
  const text = '{}\n{"type":"attachment","length":6}\na=1\né\n{"type":"replay_recording"}\n{"segment_id":0}\n[]';

  expect(readInput(text).items.map(({ payload }) => payload)).toEqual(["a=1\né", '{"segment_id":0}\n[]']);
});

test("an envelope is read in the form in which the SDK holds it", () => {
  const envelope = [{ sent_at: "x" }, [[{ type: "event" }, { message: "y" }]]];

  expect(readInput(JSON.stringify(envelope))).toEqual({
    header: { sent_at: "x" },
    items: [{ header: { type: "event" }, payload: { message: "y" } }],
  });
});

test.each(["", "  ", "{", "7", '"text"', "null", "{]"])("%j is refused with an explanation", (text) => {
  expect(() => readInput(text)).toThrow(InputError);
});
