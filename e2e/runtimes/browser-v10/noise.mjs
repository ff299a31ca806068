import * as Sentry from "@sentry/browser";
import { volume } from "@sentry-policy/volume";
import { runNoise } from "../browser-driver/noise-page.mjs";

await runNoise({ Sentry, volume, dsn: import.meta.env.SENTRY_DSN });
