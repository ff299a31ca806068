import * as Sentry from "@sentry/node";
import { sentryConfig } from "@sentry-policy/config";
import { deliveryHealth } from "@sentry-policy/health";
import { decisionLog } from "@sentry-policy/health/debug";
import { sampler } from "@sentry-policy/sampler";
import { spanVolume } from "@sentry-policy/sampler/spans";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

// #region environment
const config = sentryConfig(process.env, {
  required: { production: ["SENTRY_DSN", "SENTRY_RELEASE"] },
  defaults: { production: { tracesSampleRate: 0.1 }, _: { tracesSampleRate: 1 } },
});
// #endregion environment

// #region noise
const noise = volume({
  ignore: ["AbortError", /^Request aborted/],
  rules: [
    { path: "/webhooks/**", status: 404, ignore: true },
    { type: "TimeoutError", after: 3 },
    { message: /^Cart \d{1,9} is empty/, priority: "low", rate: 0.1 },
  ],
});
// #endregion noise

// #region sampling
const sampling = sampler({
  rate: 0.1,
  slow: { thresholdMs: 2000, rate: 1 },
  rules: [
    { path: "/checkout/**", rate: 1 },
    { path: "/metrics", rate: 0 },
  ],
});
// #endregion sampling

// #region alerting
const priorities = volume({
  rules: [
    { type: ["PrismaClientInitializationError", "MongoNetworkError"], priority: "critical", fingerprint: ["db-down"] },
    { path: "/admin/**", priority: "low" },
  ],
});
// #endregion alerting

// #region debug
const decisions = decisionLog(deliveryHealth());
const observed = {
  ...scrubber({ onScrub: decisions.onScrub }),
  ...sampler({ rate: 0.1, onDecision: decisions.onDecision }),
  ...volume({ onDrop: decisions.onDrop }),
};
process.on("SIGUSR2", decisions.print);
// #endregion debug

// #region cost
const limited = {
  ...volume({ perIssue: { first: 1, interval: 600 }, total: { perMinute: 60, firsts: 30 }, logs: { perMinute: 600 } }),
  ...sampler({
    rate: 0.05,
    budget: { tracesPerSecond: 5, errorTracesPerSecond: 20 },
    spans: spanVolume({ maxPerTrace: 200, drop: [{ op: "cache.get", underMs: 2 }] }),
  }),
};
// #endregion cost

Sentry.init({ ...config, ...noise, ...priorities, ...sampling, ...observed, ...limited });
