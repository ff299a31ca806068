import { fieldsOf, idOf, kinds, placer } from "../planted.mjs";

/**
 * Keeps the scopes alive, because the SDK has only weak references to them. If a scope were garbage-collected too
 * early, the SDK would use the data of another one.
 */
const held = [];

/** Starts and ends all traces in one tick. */
export function spans(Sentry) {
  for (const at of kinds.map(placer)) {
    Sentry.withIsolationScope((scope) => {
      held.push(scope);
      scope.setUser({ id: idOf(at("span: scope user.id")), email: at("span: scope user.email").text });
      scope.setAttributes?.(fieldsOf(at("span: scope attribute")));
      scope.setTags(fieldsOf(at("transaction: tag")));
      scope.setExtras(fieldsOf(at("transaction: extra")));
      scope.setContext("order", fieldsOf(at("transaction: context")));
      scope.addBreadcrumb({ message: at("transaction: breadcrumb message").text });
      trace(Sentry, at);
    });
  }
}

function trace(Sentry, at) {
  const root = { name: at("span: root name").text, op: "task", attributes: fieldsOf(at("span: root attribute")) };
  Sentry.startSpan(root, (parent) => {
    const links = [{ context: parent.spanContext(), attributes: fieldsOf(at("span: link attribute")) }];
    const json = {
      body: JSON.stringify({ [at("span: JSON attribute").field.name]: at("span: JSON attribute").field.value }),
    };
    const list = { list: ["first", at("span: list attribute").text] };
    const attributes = { ...fieldsOf(at("span: attribute")), ...json, ...list };
    Sentry.startSpan({ name: at("span: name").text, op: "work", attributes, links }, (span) => {
      span.setStatus({ code: 2, message: at("span: status message").text });
      span.setAttribute(at("span: attribute key").text, "a value");
    });
    Sentry.startSpan({ name: "an operation", op: at("span: op").text }, () => {});
    Sentry.startSpan(
      {
        name: "a statement",
        op: "db.query",
        attributes: { "db.system": "mysql", "db.statement": `SELECT '${at("span: db.statement").text}'` },
      },
      () => {},
    );
    const prompt = JSON.stringify([{ role: "user", content: at("gen_ai span: prompt").text }]);
    const genAi = {
      "gen_ai.operation.name": "chat",
      "gen_ai.input.messages": prompt,
      ...fieldsOf(at("gen_ai span: attribute")),
    };
    Sentry.startSpan({ name: at("gen_ai span: name").text, op: "gen_ai.chat", attributes: genAi }, () => {});
  });
}
