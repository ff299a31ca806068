import { scrubber } from "@sentry-policy/scrubber";

// #region from-event-scrubber
const fromEventScrubber = scrubber({
  sensitiveFields: ["loyalty_number"],
  scrubPersonalData: true,
});
// #endregion from-event-scrubber

// #region from-pino
const fromPino = scrubber({
  paths: ["extra.user.ssn", 'request.headers["x-internal"]', "extra.cards[*].number"],
  redaction: { method: "replace", text: "[Redacted]" },
});
// #endregion from-pino

// #region from-relay
const fromRelay = scrubber({
  sensitiveFields: ["loyalty_number"],
  safeFields: ["token_count"],
  scrubIpAddresses: true,
  patterns: { order: /ORD-\d{8}/ },
  redaction: { "@creditcard": { method: "mask", keepLast: 4 }, default: "replace" },
});
// #endregion from-relay

export const examples = [fromEventScrubber, fromPino, fromRelay];
