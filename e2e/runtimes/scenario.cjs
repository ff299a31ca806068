// The app of each runtime calls this file after `Sentry.init`. It sends one error and one trace, and plants every
// secret in each of them. The file is CommonJS and gets the SDK as an argument, so that it works with any module
// system.
const { errorPrefix, secrets, traceName } = require("./planted.json");

/** The order's `ref` looks harmless, so the scrubber redacts it only because this policy names its path. */
exports.policy = { paths: ["extra.order.ref"] };

exports.oneErrorAndOneTrace = (Sentry) => {
  const attributes = {
    "http.request.header.authorization": `Bearer ${secrets.bearer}`,
    "mail.note": `sent to ${secrets.email}`,
    password: secrets.password,
  };
  Sentry.startSpan({ name: traceName, op: "task", attributes }, () => {
    Sentry.withScope((scope) => {
      scope.setExtra("password", secrets.password);
      scope.setExtra("order", { ref: secrets.reference });
      // Adds a request as the integration of a web framework does.
      scope.addEventProcessor((event) => ({
        ...event,
        request: { url: "https://shop.example/login", headers: { Authorization: `Bearer ${secrets.bearer}` } },
      }));
      Sentry.captureException(new Error(`${errorPrefix} ${secrets.email}`));
    });
  });
};
