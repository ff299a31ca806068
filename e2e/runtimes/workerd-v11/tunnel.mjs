import { tunnel } from "@sentry-policy/scrubber/tunnel";

let handle;

export default {
  fetch(request, { SENTRY_DSN }) {
    handle ??= tunnel({ dsns: [SENTRY_DSN], origins: ["https://shop.example"] });
    return handle(request);
  },
};
