// `pnpm demo` runs a small shop that fails, with the real Sentry SDK, first without a policy and then with one. The
// shop sends its data to a fake Sentry server on this machine. If SENTRY_DSN is set, the server forwards the data of
// the run with the policy to that project.
import { startIngest } from "@sentry-policy/e2e/ingest";
import { heading, paint } from "./paint.mjs";
import { printArrivals, printEvent, printTraces } from "./report.mjs";
import { runShop } from "./run-shop.mjs";
import { printStorm } from "./storm.mjs";

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

console.log(`Sending ${REQUESTS} requests to a demo shop, first without a policy, then with one.`);
await runShop({
  instrument: "instrument-unprotected.mjs",
  env: { SENTRY_DSN: localIngest.dsn(PROJECTS.unprotected) },
  requests: REQUESTS,
});
const { decisions, failed } = await runShop({
  instrument: "instrument.mjs",
  env: {
    SENTRY_TRACES_SAMPLE_RATE: "0.1",
    SENTRY_DSN: ownDsn ?? localIngest.dsn(PROJECTS.protected),
    ...(ownDsn === undefined ? {} : { SHOP_TUNNEL: `${protectedIngest.url}/tunnel` }),
  },
  requests: REQUESTS,
});
console.log(`${failed} requests failed in each run.`);

if (ownDsn === undefined) {
  const redactions = printEvent(localIngest, PROJECTS);
  const leaks = printArrivals(localIngest, PROJECTS, SECRETS);
  printTraces(localIngest, PROJECTS.protected, decisions);
  const isRareErrorThere = printStorm(localIngest, PROJECTS);
  heading(
    leaks === 0
      ? paint("green", `${redactions} fields were redacted. No envelope with the policy contains a planted secret.`)
      : paint("red", `${leaks} envelopes with the policy contain a planted secret.`),
  );
  if (leaks > 0 || redactions === 0 || !isRareErrorThere) process.exitCode = 1;
} else {
  const statuses = protectedIngest.envelopes.map(({ status }) => status);
  heading(
    `${statuses.length} envelopes were sent to the project of SENTRY_DSN, which responded with ${[...new Set(statuses)].join(", ")}.`,
  );
  printTraces(protectedIngest, new URL(ownDsn).pathname.slice(1), decisions);
  if (statuses.some((status) => status >= 400)) process.exitCode = 1;
}
await Promise.all([localIngest.close(), protectedIngest === localIngest ? undefined : protectedIngest.close()]);
