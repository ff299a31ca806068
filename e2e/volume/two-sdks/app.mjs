// The SDK of this app uses another version of @sentry/core than volume() imports.
import * as Sentry from "@sentry/node";

const other = process.env.E2E_SDK === "v10" ? "v11" : "v10";
const { volume } = await import(`../../../${other}/node_modules/@sentry-policy/volume/dist/index.js`);

Sentry.init({ dsn: process.env.SENTRY_DSN, ...volume({ perIssue: { first: 1 } }) });
for (let number = 0; number < 300; number += 1) Sentry.captureException(new Error(`failed ${number}`));
Sentry.captureException(new TypeError("rare"));
await Sentry.close(10_000);
