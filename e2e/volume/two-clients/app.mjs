// Captures errors with two clients that have different policies, and with a new client for each request.
import * as Sentry from "@sentry/node";
import { volumeIntegration } from "@sentry-policy/volume";

const { FIRST_DSN, SECOND_DSN, REQUEST_DSN } = process.env;

/** Returns a scope with a new client. */
function scopeOf(dsn, policy) {
  const client = new Sentry.NodeClient({
    dsn,
    transport: Sentry.makeNodeTransport,
    stackParser: Sentry.defaultStackParser,
    sendClientReports: false,
    integrations: [volumeIntegration(policy)],
  });
  const scope = new Sentry.Scope();
  scope.setClient(client);
  client.init();
  return scope;
}

const fail = (number) => new Error(`failed ${number}`);
const first = scopeOf(FIRST_DSN, { perIssue: { first: 1 } });
const second = scopeOf(SECOND_DSN, { perIssue: { first: 5 } });
for (let number = 0; number < 50; number += 1) {
  first.captureException(fail(number));
  if (number % 2 === 0) second.captureException(fail(number));
}
await first.getClient().close(10_000);
await second.getClient().close(10_000);

// Each request creates the policy again, as in an app that reads its options from the request's environment.
for (let number = 0; number < 3; number += 1) {
  const scope = scopeOf(REQUEST_DSN, { perIssue: { first: 2, interval: 3600 } });
  for (let error = 0; error < 10; error += 1) scope.captureException(fail(error));
  await scope.getClient().flush(10_000);
  scope.getClient().dispose?.();
}
