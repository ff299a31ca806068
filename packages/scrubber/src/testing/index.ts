export { type Canary, canaries } from "./canary.ts";
export {
  captureSent,
  type Sent,
  type SentItem,
  type SentTransport,
  type SentTransportOptions,
} from "./capture-sent.ts";
export type { Encoding } from "./encodings.ts";
export { assertNoCanaries, type CanaryFound, findCanaries } from "./find-canaries.ts";
export { plantCanaries } from "./plant-canaries.ts";
export type { SentryApi, SentryScope } from "./sentry-api.ts";
