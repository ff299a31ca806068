import * as Sentry from "@sentry/node";
import { deliveryHealth } from "@sentry-policy/health";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { serve } from "../health-app.mjs";

Sentry.init({ dsn: process.env.SENTRY_DSN, ...scrubber(), ...sampler({ rate: 0 }) });
serve(Sentry, deliveryHealth());
