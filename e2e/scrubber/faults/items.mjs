// Sends every kind of item that a server app can send. Each one contains all secrets.
import { secrets } from "../../support/secrets.mjs";

const { password, bearer, email } = secrets;

/** A string with each secret in a format that the scrubber recognizes. */
const note = `sent to ${email} with Bearer ${bearer} and password=${password}`;

export function sendEverything(Sentry, marker = "") {
  Sentry.startSession();
  Sentry.startSpan({ name: `work ${note}`, op: "task", attributes: { note, password }, forceTransaction: true }, () => {
    Sentry.startSpan(
      { name: `GET /?email=${email}`, attributes: { "http.request.header.authorization": bearer } },
      () => {},
    );
    Sentry.startSpan({ name: "part", attributes: { list: [email, `Bearer ${bearer}`] } }, () => {});
  });
  Sentry.logger.info(`a log ${note}`, { password, marker });
  Sentry.logger.warn(Sentry.logger.fmt`for ${email}`, { authorization: `Bearer ${bearer}` });
  Sentry.logger.error("a third", { json: JSON.stringify({ password, email }) });
  Sentry.metrics.count("a.count", 1, { attributes: { note, password } });
  Sentry.metrics.distribution("a.distribution", 12, { attributes: { email } });
  Sentry.withScope((scope) => {
    scope.setExtra("headers", { authorization: `Bearer ${bearer}` });
    scope.setUser({ id: "7", email });
    scope.addBreadcrumb({ message: `a step ${note}`, data: { password } });
    scope.addAttachment({
      filename: "note.txt",
      data: JSON.stringify({ note, password, long: "a".repeat(900_000) }),
      contentType: "text/plain",
    });
    scope.addEventProcessor(withLocals);
    Sentry.captureException(Object.assign(new Error(`first for ${email} ${marker}`), { password }));
  });
  Sentry.captureMessage(`second ${note} ${marker}`);
  Sentry.captureFeedback({
    message: `feedback ${note}`,
    name: "Ada",
    email,
    url: `https://shop.example/?token=${password}`,
  });
  const checkInId = Sentry.captureCheckIn({ monitorSlug: "nightly", status: "in_progress" });
  Sentry.captureCheckIn({ monitorSlug: "nightly", status: "ok", checkInId });
  Sentry.endSession();
}

/** Adds local variables and a request, as integrations of the SDK do. */
function withLocals(event) {
  for (const frame of event.exception?.values?.[0]?.stacktrace?.frames ?? []) frame.vars = { password, note };
  event.request = { url: `https://shop.example/?token=${password}`, headers: { authorization: `Bearer ${bearer}` } };
  return event;
}
