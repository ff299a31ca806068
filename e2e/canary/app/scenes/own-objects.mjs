import { isDeepStrictEqual } from "node:util";
import { eachKind, fieldsOf, ownHeader } from "../planted.mjs";

/**
 * The objects that the app passed to the SDK (`now`), and the copies that were made just before the call (`before`).
 */
const handed = [];

/** Returns the names of the app's objects that have changed since they were passed to the SDK. */
export const changedObjects = () =>
  handed.filter(({ now, before }) => !isDeepStrictEqual(now, before)).map(({ name }) => name);

function own(name, now) {
  handed.push({ name, now, before: structuredClone(now) });
  return now;
}

export async function ownObjects(Sentry) {
  const client = Sentry.getClient();
  await eachKind((at, number) => {
    const fields = (name) =>
      own(name, { order: { list: [fieldsOf(at("own objects"))] }, ...fieldsOf(at("own objects")) });
    const frame = { filename: "app.js", function: "run", lineno: 1, vars: fields("frame variables") };
    Sentry.captureEvent({
      message: `own objects ${number}`,
      extra: fields("extra"),
      tags: own("tags", fieldsOf(at("own objects"))),
      user: own("user", fieldsOf(at("own objects"))),
      contexts: { order: fields("context") },
      request: { data: fields("request data"), headers: own("request headers", fieldsOf(at("own objects"))) },
      fingerprint: own("fingerprint", [at("own objects").text]),
      exception: { values: [{ type: "Error", value: `own ${number}`, stacktrace: { frames: [frame] } }] },
      breadcrumbs: [{ message: "a step", data: fields("breadcrumb data") }],
      unheard_of: fields("unknown field"),
    });
    const bytes = own("attachment bytes", new TextEncoder().encode(at("own objects").text));
    const error = Object.assign(new Error(`own error ${number}`), { response: fields("error field") });
    Sentry.captureException(error, { attachments: [{ filename: "a.txt", data: bytes }] });
    Sentry.logger.info(`own log ${number}`, fields("log attributes"));
    Sentry.startSpan({ name: "own", attributes: own("span attributes", fieldsOf(at("own objects"))) }, () => {});
    const schedule = own("check-in schedule", { type: "crontab", value: at("own objects").text });
    Sentry.captureCheckIn({ monitorSlug: "own", status: "ok" }, { schedule });
    void client.sendEnvelope([ownHeader(), [[{ type: "event" }, fields("payload")]]]);
    void client.getTransport().send([ownHeader(), [[{ type: "event" }, fields("payload")]]]);
  });
}
