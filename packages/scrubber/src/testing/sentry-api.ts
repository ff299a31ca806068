type Fields = Record<string, unknown>;
type Texts = Record<string, string>;

/** The part of a scope, of SDK v10 or v11, that `plantCanaries` uses. */
export interface SentryScope {
  setUser(user: Texts): unknown;
  setTags(tags: Texts): unknown;
  setExtras(extras: Fields): unknown;
  setContext(name: string, context: Fields): unknown;
  setAttributes?(attributes: Texts): unknown;
  setFingerprint(fingerprint: string[]): unknown;
  addBreadcrumb(breadcrumb: { message: string; category: string; data: Fields }): unknown;
  addAttachment(attachment: { filename: string; data: string }): unknown;
}

/** The part of a Sentry SDK (`import * as Sentry`) that `plantCanaries` uses, in v10 and v11 and on any platform. */
export interface SentryApi {
  withScope(run: (scope: SentryScope) => void): unknown;
  startSpan(options: { name: string; op: string; attributes: Texts }, run: () => void): unknown;
  captureException(error: unknown): unknown;
  captureMessage(message: string): unknown;
  captureFeedback?(feedback: { message: string; name: string; email: string; url: string }): unknown;
  captureCheckIn?(checkIn: { monitorSlug: string; status: "ok" }): unknown;
  logger?: { info(message: string, attributes: Fields): unknown };
  metrics?: { count(name: string, value: number, options: { attributes: Fields }): unknown };
}
