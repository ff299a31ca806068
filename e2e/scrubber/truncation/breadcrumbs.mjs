// Adds breadcrumbs with messages that the SDK truncates. The scrubber can recognize the secret in a message only before
// the SDK truncates it.
import * as Sentry from "@sentry/node";
import { scrubber } from "@sentry-policy/scrubber";
import { secrets } from "../../support/secrets.mjs";

const padding = "щит жук дом ".repeat(300);
const message = JSON.stringify({ headers: [{ name: "X-Api-Key", value: secrets.password }], padding });
/** What the app's `beforeBreadcrumb` returns. The scrubber must not change the app's object. */
const own = { category: "own", message: `${"a ".repeat(1018)}${secrets.email}${padding}` };

Sentry.init({
  dsn: process.env.SENTRY_DSN,
  ...(process.env.HOOK === "yes" ? { beforeBreadcrumb: () => own } : {}),
  ...scrubber(),
});
Sentry.addBreadcrumb({ category: "json", message });
Sentry.addBreadcrumb({ category: "long", message: `${"щит ".repeat(10_000)}password=${secrets.password}` });
Sentry.captureMessage("hello");
await Sentry.flush(3000);
console.log(JSON.stringify(own.message.includes(secrets.email)));
