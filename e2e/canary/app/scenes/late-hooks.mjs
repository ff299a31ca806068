import { eachKind, fieldsOf, kinds, placer } from "../planted.mjs";

/** Registers listeners of the app. They run after those of our packages, and add secrets. */
export async function listeners(Sentry) {
  const client = Sentry.getClient();
  await eachKind(async (at, number) => {
    const add = (place) => (event) => {
      event.extra = { ...event.extra, [place]: fieldsOf(at(place)) };
    };
    const offs = [
      client.on("preprocessEvent", add("listener: preprocessEvent")),
      client.on("postprocessEvent", add("listener: postprocessEvent")),
      client.on("beforeSendEvent", add("listener: beforeSendEvent")),
      client.on("beforeAddBreadcrumb", (breadcrumb) => {
        breadcrumb.data = fieldsOf(at("listener: beforeAddBreadcrumb"));
      }),
      client.on("beforeCaptureLog", (log) => {
        log.attributes = { ...log.attributes, ...fieldsOf(at("listener: beforeCaptureLog")) };
      }),
      client.on("spanEnd", (span) => span.setAttributes(fieldsOf(at("listener: spanEnd")))),
      client.on("createDsc", (context) => {
        context.transaction = at("listener: createDsc").text;
      }),
      client.on("beforeEnvelope", (envelope) => {
        for (const item of envelope[1]) {
          if (item[0].type === "event")
            item[1].extra = { ...item[1].extra, late: fieldsOf(at("listener: beforeEnvelope, payload")) };
        }
        envelope[0].note = at("listener: beforeEnvelope, header").text;
        envelope[1].push([{ type: "event" }, { message: at("listener: beforeEnvelope, new item").text }]);
      }),
    ];
    Sentry.withScope((scope) => {
      scope.addBreadcrumb({ message: "a step" });
      Sentry.logger.info("a log");
      Sentry.startSpan({ name: "a span" }, () => Sentry.captureException(new Error(`listened to ${number}`)));
    });
    await new Promise((resolve) => setTimeout(resolve, 2));
    await Sentry.flush(2000);
    for (const off of offs) off?.();
  });
}

/**
 * Returns hooks of the app that run after those of our packages. Each call of a hook adds a canary of the next kind.
 */
export function lateHooks() {
  const turn = (place, use) => {
    const waiting = [...kinds];
    return (given) => {
      const kind = waiting.shift();
      return kind === undefined ? given : use(given, placer(kind)(place));
    };
  };
  return {
    beforeSend: turn("hook: beforeSend", (event, canary) => ({
      ...event,
      extra: { ...event.extra, late: fieldsOf(canary) },
    })),
    beforeSendLog: turn("hook: beforeSendLog", (log, canary) => ({
      ...log,
      attributes: { ...log.attributes, ...fieldsOf(canary) },
    })),
    beforeSendMetric: turn("hook: beforeSendMetric", (metric, canary) => ({ ...metric, attributes: fieldsOf(canary) })),
    beforeBreadcrumb: turn("hook: beforeBreadcrumb", (breadcrumb, canary) => ({
      ...breadcrumb,
      data: fieldsOf(canary),
    })),
  };
}
