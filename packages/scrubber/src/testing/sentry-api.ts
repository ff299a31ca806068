/** The methods of a scope, in SDK v10 or v11, that `plantCanaries` uses. */
export interface SentryScope {
  setUser(user: Record<string, string>): unknown;
  setTags(tags: Record<string, string>): unknown;
  setExtras(extras: Record<string, unknown>): unknown;
  setContext(name: string, context: Record<string, unknown>): unknown;
  setAttributes?(attributes: Record<string, string>): unknown;
  setFingerprint(fingerprint: string[]): unknown;
  addBreadcrumb(breadcrumb: { message: string; category: string; data: Record<string, unknown> }): unknown;
  addAttachment(attachment: { filename: string; data: string }): unknown;
}

/**
 * The functions of a Sentry SDK (`import * as Sentry`) that `plantCanaries` uses. Every SDK of v10 and v11 has them.
 */
export interface SentryApi {
  withScope(run: (scope: SentryScope) => void): unknown;
  startSpan(options: { name: string; op: string; attributes: Record<string, string> }, run: () => void): unknown;
  captureException(error: unknown): unknown;
  captureMessage(message: string): unknown;
  captureFeedback?(feedback: { message: string; name: string; email: string; url: string }): unknown;
  captureCheckIn?(checkIn: { monitorSlug: string; status: "ok" }): unknown;
  logger?: { info(message: string, attributes: Record<string, unknown>): unknown };
  metrics?: { count(name: string, value: number, options: { attributes: Record<string, unknown> }): unknown };
}
