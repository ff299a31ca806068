import { eachKindAtOnce, ownHeader } from "../planted.mjs";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Changes an event while the transport delays its envelope. */
export async function delayed(Sentry) {
  const client = Sentry.getClient();
  await eachKindAtOnce(async (at, number) => {
    const body = { note: "harmless" };
    const raw = { message: "held", extra: { note: "harmless" } };
    const direct = { message: "held", extra: { note: "harmless" } };
    Sentry.captureEvent({ message: `held ${number}`, request: { data: body } });
    void client.sendEnvelope([ownHeader(), [[{ type: "event" }, raw]]]);
    void client.getTransport().send([ownHeader(), [[{ type: "event" }, direct]]]);
    await pause(5);
    body.note = at("held: request body").text;
    raw.extra.note = at("held: by client").text;
    direct.extra.note = at("held: by transport").text;
  });
  await pause(100);
}
