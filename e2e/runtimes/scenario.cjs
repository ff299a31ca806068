// What every runtime does once its SDK is up: one error and one trace, each with every secret planted in it.
// CommonJS and handed the SDK, so that all runtimes share this one file whatever their module system.
const { errorPrefix, secrets, traceName } = require("./planted.json");

/** Nothing but its path tells that the order's reference is a secret. */
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
      // The way a framework's integration adds the request, without needing that framework here.
      scope.addEventProcessor((event) => ({
        ...event,
        request: { url: "https://shop.example/login", headers: { Authorization: `Bearer ${secrets.bearer}` } },
      }));
      Sentry.captureException(new Error(`${errorPrefix} ${secrets.email}`));
    });
  });
};
