// `pnpm demo` runs a small shop whose checkout fails. The shop uses the real Sentry SDK, first without a policy and
// then with one. It sends its data to a fake Sentry server on this machine. If SENTRY_DSN is set, the server forwards
// the data of the run with the policy to that project.
import { startIngest } from "@sentry-policy/e2e/ingest";
import { printArrivals } from "./arrivals.mjs";
import { heading, paint } from "./paint.mjs";
import { printRedactedFields } from "./redacted-fields.mjs";
import { runShop } from "./run-shop.mjs";
import { printStorm } from "./storm.mjs";
import { printTraces } from "./traces.mjs";

const REQUESTS = 300;
const PROJECTS = Object.freeze({ unprotected: "1", protected: "2" });
/** Made-up secrets in the shop's data. They must not reach Sentry. */
const SECRETS = Object.freeze([
  "ada@example.org",
  "4111 1111 1111 1111",
  "made-up-pass-word",
  "made-up-session-token-1",
  "made-up-csrf",
  "made-up-query-token",
  "made-up-cookie",
  "made-up-db-word",
  "made-up-payment-key-0001",
  "LN-000-111",
  "203.0.113.7",
]);

const ownDsn = process.env["SENTRY_DSN"] || undefined;
const localIngest = await startIngest();
const protectedIngest = ownDsn === undefined ? localIngest : await startIngest({ forwardTo: ownDsn });

console.log(`A demo shop gets ${REQUESTS} requests, first without our policy, then with it.`);
await runShop({
  instrument: "instrument-unprotected.mjs",
  env: { SENTRY_DSN: localIngest.dsn(PROJECTS.unprotected) },
  requests: REQUESTS,
});
const endpoints = await runShop({
  instrument: "instrument.mjs",
  env: {
    SENTRY_TRACES_SAMPLE_RATE: "0.1",
    SENTRY_DSN: ownDsn ?? localIngest.dsn(PROJECTS.protected),
    ...(ownDsn === undefined ? {} : { SHOP_TUNNEL: `${protectedIngest.url}/tunnel` }),
  },
  requests: REQUESTS,
});

const runs = /** @type {const} */ ([
  [localIngest, PROJECTS.unprotected],
  [protectedIngest, ownDsn === undefined ? PROJECTS.protected : new URL(ownDsn).pathname.slice(1)],
]);
if (ownDsn === undefined) {
  const redactions = printRedactedFields(localIngest, PROJECTS);
  const secrets = printArrivals(localIngest, PROJECTS, SECRETS);
  const isEveryFailureSent = printTraces(runs, endpoints);
  const isRareErrorSent = printStorm(localIngest, PROJECTS);
  heading(
    `Planted secrets that were sent: ${secrets.without} of ${SECRETS.length} without the policy, ${paint(secrets.withPolicy === 0 ? "green" : "red", `${secrets.withPolicy} with it`)}.`,
  );
  if (secrets.withPolicy > 0 || redactions === 0 || !isEveryFailureSent || !isRareErrorSent) process.exitCode = 1;
} else {
  const statuses = protectedIngest.envelopes.map(({ status }) => status);
  heading(
    `${statuses.length} envelopes were sent to the project of SENTRY_DSN, which responded with ${[...new Set(statuses)].join(", ")}.`,
  );
  printTraces(runs, endpoints);
  if (statuses.some((status) => status >= 400)) process.exitCode = 1;
}
await Promise.all([localIngest.close(), protectedIngest === localIngest ? undefined : protectedIngest.close()]);
