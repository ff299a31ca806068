import * as Sentry from "@sentry/vue";
import { compose } from "@sentry-policy/compose";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";
import { createApp } from "vue";
import Shop from "./Shop.vue";

const app = createApp(Shop);

Sentry.init(
  compose(
    sentryConfig(import.meta.env, { prefix: "VITE_", environment: import.meta.env.MODE }),
    scrubber(),
    sampler(),
    volume(),
    { app, integrations: [Sentry.browserTracingIntegration()] },
  ),
);

app.mount("#app");
