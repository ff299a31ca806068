import * as Sentry from "@sentry/browser";
import { sampler } from "@sentry-policy/sampler";
import { runHead } from "../browser-driver/head-page.mjs";

await runHead({ Sentry, sampler, dsn: import.meta.env.SENTRY_DSN });
