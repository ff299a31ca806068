import { eachKind, fieldsOf } from "../planted.mjs";

export async function metrics(Sentry) {
  await eachKind((at) =>
    Sentry.withIsolationScope((scope) => {
      scope.setUser({ email: at("metric: user.email").text });
      scope.setAttributes?.(fieldsOf(at("metric: scope attribute")));
      Sentry.metrics.count(at("metric: name").text, 1);
      Sentry.metrics.gauge("load", 1, { unit: at("metric: unit").text, attributes: fieldsOf(at("metric: attribute")) });
    }),
  );
}
