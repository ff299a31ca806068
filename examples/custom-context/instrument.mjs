import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

/** The SDK names an event after the route that handled the request: `POST /orders/:id` */
function addEndpoint(event) {
  return event.transaction === undefined ? event : { ...event, tags: { ...event.tags, endpoint: event.transaction } };
}

Sentry.init(
  compose(sentryConfig(process.env), scrubber(), sampler(), volume(), {
    beforeSend: addEndpoint,
  }),
);
