import { eachKind, fieldsOf, idOf } from "../planted.mjs";

export async function logs(Sentry) {
  await eachKind((at) =>
    Sentry.withIsolationScope((scope) => {
      scope.setUser({
        id: idOf(at("log: user.id")),
        email: at("log: user.email").text,
        username: at("log: user.name").text,
      });
      scope.setAttributes?.(fieldsOf(at("log: scope attribute")));
      const { fmt } = Sentry.logger;
      Sentry.logger.info(at("log: message").text);
      Sentry.logger.warn(fmt`for ${at("log: template parameter").text}`);
      Sentry.logger.warn("for %s", [at("log: parameter").text]);
      Sentry.logger.error("fields", fieldsOf(at("log: attribute")));
      Sentry.logger.error("object", { order: fieldsOf(at("log: object attribute")) });
      Sentry.logger.error("list", { list: ["first", at("log: list attribute").text] });
      Sentry.logger.error("json", { body: JSON.stringify(fieldsOf(at("log: JSON attribute"))) });
      Sentry.logger.fatal("key", { [at("log: attribute key").text]: "a value" });
    }),
  );
}
