// Functions that pass a value to the SDK, such as with `setExtra`. Their arguments are the SDK, the value, and a number
// that is unique to the call.

const FRAME = { filename: "app.js", function: "run", lineno: 1 };

function captured(Sentry, number, fill) {
  Sentry.withScope((scope) => {
    fill(scope);
    Sentry.captureMessage(`made up ${number}`);
  });
}

const event = (Sentry, number, more) => Sentry.captureEvent({ message: `made up ${number}`, ...more });

export const APIS = {
  "fields of an error": (Sentry, value, number) =>
    Sentry.captureException(Object.assign(new Error(`made up ${number}`), { body: value, response: { data: value } })),
  "an error's cause": (Sentry, value, number) =>
    Sentry.captureException(
      new Error(`made up ${number}`, { cause: Object.assign(new Error("of it"), { body: value }) }),
    ),
  "what is thrown": (Sentry, value, number) => Sentry.captureException({ [`body${number}`]: value }),
  "hint of an exception": (Sentry, value, number) =>
    Sentry.captureException(new Error(`made up ${number}`), { extra: { value }, contexts: { order: { value } } }),
  "parameter of a message": (Sentry, value, number) =>
    Sentry.captureMessage(Sentry.parameterize`made up ${number} for ${value}`),
  "event: request data": (Sentry, value, number) => event(Sentry, number, { request: { data: value } }),
  "event: field of request data": (Sentry, value, number) => event(Sentry, number, { request: { data: { value } } }),
  "event: request env": (Sentry, value, number) => event(Sentry, number, { request: { env: { value } } }),
  "event: extra": (Sentry, value, number) => event(Sentry, number, { extra: { value } }),
  "event: context": (Sentry, value, number) => event(Sentry, number, { contexts: { order: { value } } }),
  "event: breadcrumb": (Sentry, value, number) => event(Sentry, number, { breadcrumbs: [{ data: { value } }] }),
  "event: user": (Sentry, value, number) => event(Sentry, number, { user: { id: "7", value } }),
  "event: tag": (Sentry, value, number) => event(Sentry, number, { tags: { value } }),
  "event: unknown field": (Sentry, value, number) => event(Sentry, number, { unheard_of: value }),
  "event: parameters": (Sentry, value, number) =>
    event(Sentry, number, { message: undefined, logentry: { message: `made up ${number} %s`, params: [value] } }),
  "event: variables": (Sentry, value, number) =>
    Sentry.captureEvent({
      exception: {
        values: [{ type: "Error", value: `${number}`, stacktrace: { frames: [{ ...FRAME, vars: { value } }] } }],
      },
    }),
  "event: mechanism": (Sentry, value, number) =>
    Sentry.captureEvent({
      exception: { values: [{ type: "Error", value: `${number}`, mechanism: { type: "generic", data: { value } } }] },
    }),
  setExtra: (Sentry, value, number) => captured(Sentry, number, (scope) => scope.setExtra("value", value)),
  setExtras: (Sentry, value, number) => captured(Sentry, number, (scope) => scope.setExtras({ a: { value } })),
  setContext: (Sentry, value, number) => captured(Sentry, number, (scope) => scope.setContext("order", { value })),
  "setContext, whole": (Sentry, value, number) => captured(Sentry, number, (scope) => scope.setContext("order", value)),
  setTag: (Sentry, value, number) => captured(Sentry, number, (scope) => scope.setTag("value", value)),
  setUser: (Sentry, value, number) => captured(Sentry, number, (scope) => scope.setUser({ id: "7", value })),
  setAttributes: (Sentry, value, number) =>
    captured(Sentry, number, (scope) => {
      scope.setAttributes?.({ value });
      Sentry.logger.info(`made up ${number}`);
      Sentry.metrics.count("made.up", 1);
    }),
  addBreadcrumb: (Sentry, value, number) =>
    captured(Sentry, number, (scope) => scope.addBreadcrumb({ message: "a step", data: { value, nested: { value } } })),
  "console.log, as a breadcrumb": (Sentry, value, number) =>
    Sentry.withIsolationScope(() => {
      console.log(value);
      console.log("made up %o", value);
      Sentry.captureMessage(`made up ${number}`);
    }),
  "console.debug, as a log": (_Sentry, value) => console.debug("made up", value),
  "attributes of startSpan": (Sentry, value) =>
    Sentry.startSpan({ name: "made up", attributes: { value }, forceTransaction: true }, () =>
      Sentry.startSpan({ name: "part", attributes: { value } }, () => {}),
    ),
  "setAttribute of a span": (Sentry, value) =>
    Sentry.startSpan({ name: "made up", forceTransaction: true }, (span) => {
      span.setAttribute("value", value);
      span.setAttributes({ nested: { value } });
      span.addEvent?.("made up", { value });
    }),
  "log: attribute": (Sentry, value) => Sentry.logger.info("made up", { value, nested: { value } }),
  "log: template": (Sentry, value) => Sentry.logger.warn(Sentry.logger.fmt`made up ${value}`),
  "log: parameter": (Sentry, value) => Sentry.logger.error("made up %s", [value]),
  "metric: attribute": (Sentry, value) => Sentry.metrics.distribution("made.up", 1, { attributes: { value } }),
  feedback: (Sentry, value) =>
    Sentry.captureFeedback(
      { message: value, name: value, tags: { value } },
      { captureContext: { extra: { value }, contexts: { order: { value } } } },
    ),
  "feedback: attachment": (Sentry, value, number) =>
    Sentry.captureFeedback({ message: `made up ${number}` }, { attachments: [{ filename: "a.txt", data: value }] }),
  "check-in": (Sentry, value) =>
    Sentry.captureCheckIn(
      { monitorSlug: "made-up", status: "ok", duration: value },
      { schedule: { type: "crontab", value }, timezone: value },
    ),
  attachment: (Sentry, value, number) =>
    captured(Sentry, number, (scope) => scope.addAttachment({ filename: "a.txt", data: value })),
};
