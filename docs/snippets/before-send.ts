import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { scrubber } from "@sentry-policy/scrubber";

Sentry.init(
  compose({ dsn: process.env.SENTRY_DSN }, scrubber({ sensitiveFields: ["loyalty_number"] }), {
    // The list of names is gone, because the scrubber has it. The rest of the hook stays.
    beforeSend: (event) => (event.tags?.synthetic === true ? null : event),
  }),
);
