import type { Canary } from "./canary.ts";
import type { SentryApi, SentryScope } from "./sentry-api.ts";

/**
 * Puts each canary wherever an app could send a secret:
 *
 * - the user, tags, extra, contexts, attributes, fingerprint, breadcrumbs and attachments of a scope
 * - an exception with its cause and fields
 * - a message, nested spans, a log, a metric, feedback and a check-in
 *
 * It uses new scopes, so the current scope does not change.
 *
 * Call `plantCanaries` after `Sentry.init`. Tracing (`tracesSampleRate: 1`) and logs (in v10, `enableLogs: true`) must
 * be turned on. Flush the client before you search for canaries.
 *
 * @param sentry The SDK, as imported by `import * as Sentry`.
 * @example
 * ```ts
 * import { canaries, plantCanaries } from "@sentry-policy/scrubber/testing";
 * import * as Sentry from "@sentry/node";
 *
 * plantCanaries(Sentry, canaries("checkout"));
 * await Sentry.flush();
 * ```
 */
export function plantCanaries(sentry: SentryApi, planted: readonly Canary[]): void {
  for (const canary of planted) {
    sentry.withScope((scope) => {
      fillScope(scope, canary);
      sentry.startSpan(spanOf(canary), () => sentry.startSpan(spanOf(canary), () => capture(sentry, canary)));
    });
  }
}

function fillScope(scope: SentryScope, canary: Canary): void {
  const { text } = canary;
  // In `user.id`, the scrubber treats a number as an id and not as a card number. So the card number gets a prefix.
  const id = canary.kind === "card" ? `card ${text}` : text;
  scope.setUser({ id, email: text, username: text, ...textsOf(canary) });
  scope.setTags(textsOf(canary));
  scope.setExtras(fieldsOf(canary));
  scope.setContext("canary", fieldsOf(canary));
  scope.setAttributes?.(textsOf(canary));
  scope.setFingerprint(["{{ default }}", text]);
  scope.addBreadcrumb({ message: text, category: "canary", data: fieldsOf(canary) });
  scope.addAttachment({ filename: "canary.txt", data: text });
  scope.addAttachment({ filename: "canary.json", data: JSON.stringify(fieldsOf(canary)) });
}

function capture(sentry: SentryApi, canary: Canary): void {
  const { text } = canary;
  const fields = fieldsOf(canary);
  sentry.captureException(Object.assign(new Error(text, { cause: new Error(text) }), fields));
  sentry.captureMessage(text);
  sentry.captureFeedback?.({ message: text, name: text, email: text, url: text });
  sentry.captureCheckIn?.({ monitorSlug: text, status: "ok" });
  sentry.logger?.info(text, fields);
  sentry.metrics?.count("canary", 1, { attributes: textsOf(canary) });
}

function spanOf(canary: Canary): { name: string; op: string; attributes: Record<string, string> } {
  return { name: canary.text, op: "canary", attributes: textsOf(canary) };
}

function textsOf({ text, field }: Canary): Record<string, string> {
  return {
    "canary.text": text,
    "canary.json": JSON.stringify({ [field.name]: field.value }),
    [field.name]: field.value,
  };
}

function fieldsOf(canary: Canary): Record<string, unknown> {
  const { text, field } = canary;
  return { ...textsOf(canary), list: [text], nested: { [field.name]: field.value } };
}
