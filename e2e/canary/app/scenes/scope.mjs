import { eachKind, fieldsOf, idOf } from "../planted.mjs";

export async function scope(Sentry) {
  await eachKind((at, number) =>
    Sentry.withIsolationScope((isolation) =>
      Sentry.withScope((current) => {
        isolation.setTag("isolated", at("isolation scope: tag").text);
        current.setUser({
          id: idOf(at("scope: user.id")),
          email: at("scope: user.email").text,
          username: at("scope: user.username").text,
          ip_address: at("scope: user.ip_address").text,
          ...fieldsOf(at("scope: user field")),
        });
        current.setTags(fieldsOf(at("scope: tag")));
        current.setTag(at("scope: tag key").text, "a value");
        current.setExtras(fieldsOf(at("scope: extra")));
        current.setExtra("nested", { payment: fieldsOf(at("scope: nested extra")) });
        current.setExtra("list", ["first", at("scope: extra in a list").text]);
        current.setExtra("objects", [fieldsOf(at("scope: extra in a list of objects"))]);
        current.setExtra("json", JSON.stringify(fieldsOf(at("scope: extra as JSON"))));
        current.setExtra(
          "twice",
          JSON.stringify({ body: JSON.stringify(fieldsOf(at("scope: extra as JSON in JSON"))) }),
        );
        current.setExtra("form", new URLSearchParams(fieldsOf(at("scope: extra as a form"))).toString());
        current.setExtra("map", new Map(Object.entries(fieldsOf(at("scope: extra in a Map")))));
        current.setExtra("error", new Error(at("scope: extra in an Error").text, { cause: "unknown" }));
        current.setExtra(at("scope: extra key").text, "a value");
        current.setContext("order", fieldsOf(at("scope: context")));
        current.setContext("deep", { payment: fieldsOf(at("scope: nested context")) });
        current.setContext(at("scope: context name").text, { ok: true });
        current.setFingerprint(["{{ default }}", at("scope: fingerprint").text]);
        current.setTransactionName(at("scope: transaction name").text);
        current.addBreadcrumb({
          message: at("breadcrumb: message").text,
          category: at("breadcrumb: category").text,
          type: at("breadcrumb: type").text,
          data: {
            ...fieldsOf(at("breadcrumb: data")),
            url: `https://shop.example/?q=${encodeURIComponent(at("breadcrumb: data.url").text)}`,
          },
        });
        Sentry.captureException(new Error(`scope of ${number}`));
      }),
    ),
  );
}
