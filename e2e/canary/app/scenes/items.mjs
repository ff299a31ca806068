import { deflateSync, gzipSync } from "node:zlib";
import { eachKind, fieldsOf, oneLine, ownHeader } from "../planted.mjs";

const ID = "0123456789abcdef0123456789abcdef";
const bytes = (text) => new TextEncoder().encode(text);

/**
 * Sends items that the Node SDK does not create by itself: once through the client, and once directly to the transport.
 */
export async function items(Sentry) {
  const client = Sentry.getClient();
  const viaClient = (...list) => client.sendEnvelope([{ ...ownHeader(), event_id: ID }, list]);
  const viaTransport = (...list) => client.getTransport().send([{ ...ownHeader(), event_id: ID }, list]);

  const sent = [];
  await eachKind((at) => {
    for (const [way, send] of [
      ["client", viaClient],
      ["transport", viaTransport],
    ]) {
      const here = (place) => at(`${place}, by ${way}`);
      for (const list of envelopes(here)) sent.push(send(...list));
    }
    const report = [{ type: "client_report" }, { discarded_events: [] }];
    sent.push(client.sendEnvelope([header(at("envelope header, by client")), [report]]));
    sent.push(client.getTransport().send([header(at("envelope header, by transport")), [report]]));
  });
  // An offline transport rejects client reports.
  await Promise.allSettled(sent);
}

function header(canary) {
  return {
    ...ownHeader(),
    event_id: ID,
    ...fieldsOf(canary),
    trace: { trace_id: ID, public_key: "a", transaction: canary.text },
  };
}

function envelopes(at) {
  const recording = (place) => `{"segment_id":0}\n${JSON.stringify([{ type: 5, data: fieldsOf(at(place)) }])}`;
  const plain = recording("replay_recording: plain");
  const [head, body] = recording("replay_recording: zlib").split("\n");
  const packed = new Uint8Array(Buffer.concat([bytes(`${head}\n`), deflateSync(body)]));
  const zipped = gzipSync(JSON.stringify(fieldsOf(at("attachment item: gzip"))));
  const note = bytes(at("attachment item").text);
  return [
    [
      [
        { type: "user_report" },
        {
          event_id: ID,
          name: at("user_report: name").text,
          email: at("user_report: email").text,
          comments: at("user_report: comments").text,
        },
      ],
    ],
    [
      [
        { type: "sessions" },
        {
          aggregates: [{ started: "2026-01-01T00:00:00Z", exited: 1 }],
          attrs: { release: "1", ...fieldsOf(at("sessions: attrs")) },
        },
      ],
    ],
    [
      [
        { type: "session" },
        { sid: ID, did: at("session item: did").text, attrs: { user_agent: at("session item: user_agent").text } },
      ],
    ],
    [
      [
        { type: "profile" },
        {
          version: "1",
          transaction: { name: at("profile: transaction").text },
          profile: { frames: [{ function: "run", module: at("profile: frame module").text }] },
          environment: at("profile: environment").text,
        },
      ],
    ],
    [
      [
        { type: "profile_chunk", platform: "node" },
        { version: "2", client_sdk: { name: "x" }, note: fieldsOf(at("profile_chunk: field")) },
      ],
    ],
    [
      [
        { type: "replay_event" },
        {
          type: "replay_event",
          urls: [`https://shop.example/?q=${encodeURIComponent(at("replay_event: url").text)}`],
          user: { email: at("replay_event: user").text },
          tags: fieldsOf(at("replay_event: tag")),
        },
      ],
      [{ type: "replay_recording", length: bytes(plain).length }, plain],
    ],
    [
      [{ type: "replay_event" }, { type: "replay_event" }],
      [{ type: "replay_recording", length: packed.length }, packed],
    ],
    [
      [
        { type: "raw_security" },
        {
          "csp-report": {
            "document-uri": `https://shop.example/?q=${encodeURIComponent(at("raw_security: document").text)}`,
            "script-sample": at("raw_security: sample").text,
          },
        },
      ],
    ],
    [
      [
        { type: "client_report" },
        { discarded_events: [{ reason: "x", category: "error", quantity: 1 }], note: at("client_report: field").text },
      ],
    ],
    [
      [
        { type: "attachment", length: note.length, filename: `${oneLine(at("attachment item: filename").text)}.log` },
        note,
      ],
    ],
    [[{ type: "attachment", length: zipped.length, filename: "a.gz" }, new Uint8Array(zipped)]],
    [[{ type: "not_yet_known" }, { version: 1, items: [{ body: fieldsOf(at("unknown item: JSON")) }] }]],
    [
      [
        { type: "not_yet_known", length: bytes(at("unknown item: bytes").text).length },
        bytes(at("unknown item: bytes").text),
      ],
    ],
    [[{ type: "not_yet_known" }, at("unknown item: text").text.replaceAll("\n", " ")]],
    [
      [
        { type: "event", note: at("item header: field").text },
        { event_id: ID, message: at("raw event: message").text },
      ],
    ],
    [[{ type: "statsd", length: bytes(at("statsd: line").text).length }, bytes(at("statsd: line").text)]],
  ];
}
