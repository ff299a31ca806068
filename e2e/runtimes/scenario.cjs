// What every runtime sends once its SDK is initialized: one error and one trace, each with every secret planted in it.
// The file is CommonJS and gets the SDK as an argument, so that runtimes with any module system can share it.
const { errorPrefix, secrets, traceName } = require("./planted.json");

/** The reference of the order is recognizable as a secret only by its path. */
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
      // Adds the request as a framework's integration does, without needing that framework.
      scope.addEventProcessor((event) => ({
        ...event,
        request: { url: "https://shop.example/login", headers: { Authorization: `Bearer ${secrets.bearer}` } },
      }));
      Sentry.captureException(new Error(`${errorPrefix} ${secrets.email}`));
    });
  });
};
