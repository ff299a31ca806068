import { eachKind, ownHeader } from "../planted.mjs";

/** Sends values that change between reads: first a secret, then a harmless string. */
export async function hostile(Sentry) {
  const client = Sentry.getClient();
  const sent = [];
  await eachKind((at, number) => {
    for (const first of [true, false]) {
      const extra = {
        getter: alternating(at("hostile: alternating getter").text, first),
        json: stateful(at("hostile: stateful toJSON").text, first),
        proxy: shifting(at("hostile: shifting proxy").text, first),
        list: lengthening(at("hostile: growing list").text, first),
      };
      Sentry.captureEvent({ message: `hostile ${number} ${first}`, extra, request: { data: { ...live(extra) } } });
      sent.push(client.sendEnvelope([ownHeader(), [[{ type: "event" }, live({ message: "raw", extra })]]]));
      sent.push(client.getTransport().send([ownHeader(), [[{ type: "event" }, live({ message: "raw", extra })]]]));
    }
  });
  await Promise.all(sent);
}

/** Marks a value that must not be copied. Copying would read its properties, which change with each read. */
const live = (value) => value;

function turns(text, isFirst) {
  let isSecret = !isFirst;
  return () => {
    isSecret = !isSecret;
    return isSecret ? text : "harmless";
  };
}

function alternating(text, isFirst) {
  const next = turns(text, isFirst);
  return Object.defineProperty({}, "note", { enumerable: true, get: next });
}

function stateful(text, isFirst) {
  const next = turns(text, isFirst);
  return { toJSON: () => ({ note: next() }) };
}

function shifting(text, isFirst) {
  const next = turns(text, isFirst);
  return new Proxy({ note: "" }, { get: (target, key) => (key === "note" ? next() : target[key]) });
}

function lengthening(text, isFirst) {
  const next = turns(text, isFirst);
  const list = ["a"];
  return Object.defineProperty(list, 1, { enumerable: true, configurable: true, get: next });
}
