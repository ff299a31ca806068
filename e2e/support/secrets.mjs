// Made-up secrets, which the apps send and the tests search for.
export const secrets = {
  password: "plum-anvil-7741-harbour",
  bearer: "e2e9f3c5d1e7b2a44860d6b",
  email: "ada.planted@example.com",
};

/**
 * Sends one error and one trace. Each contains every secret, and the data of a made-up request.
 *
 * @param {typeof import("sentry-core-v11")} Sentry
 */
export function errorAndTrace(Sentry) {
  const attributes = {
    "http.request.header.authorization": `Bearer ${secrets.bearer}`,
    "mail.note": `sent to ${secrets.email}`,
    password: secrets.password,
  };
  Sentry.startSpan({ name: "planted trace", op: "task", attributes }, () => {
    Sentry.withScope((scope) => {
      scope.setExtra("password", secrets.password);
      // Adds the data of a request, as the integration of a web framework does.
      scope.addEventProcessor((event) => ({
        ...event,
        request: { url: "https://shop.example/login", headers: { Authorization: `Bearer ${secrets.bearer}` } },
      }));
      Sentry.captureException(new Error(`no account for ${secrets.email}`));
    });
  });
}
