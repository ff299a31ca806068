import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

Sentry.init(
  compose(sentryConfig(process.env), scrubber(), sampler(), volume(), {
    integrations: [Sentry.prismaIntegration()],
    beforeSend: (event) => ({ ...event, tags: { ...event.tags, tenant: "acme" } }),
  }),
);
