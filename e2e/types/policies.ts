// Type tests of our packages' options. `pnpm check:types` compiles this file, and nothing runs it.
import { type ConfigOptions, describeConfig, sentryConfig } from "@sentry-policy/config";
import { toProjectSettings, toRelay } from "@sentry-policy/export";
import { type SamplerPolicy, sampler } from "@sentry-policy/sampler";
import { spanVolume } from "@sentry-policy/sampler/spans";
import { createScrub, type ScrubberPolicy, scrubber, scrubberIntegration } from "@sentry-policy/scrubber";
import * as core from "@sentry-policy/scrubber/core";
import { hmacSha256 } from "@sentry-policy/scrubber/hash";
import { type VolumePolicy, type VolumeRule, volume, volumeIntegration } from "@sentry-policy/volume";

type Undefined<T> = { readonly [Field in keyof T]: undefined };

/** Every field accepts `undefined` even with `exactOptionalPropertyTypes`, and then counts as not set. */
export function fieldsCanBeUndefined(
  config: Undefined<Required<ConfigOptions>>,
  scrub: Undefined<Required<ScrubberPolicy>>,
  sample: Undefined<Required<SamplerPolicy>>,
  limit: Undefined<Required<VolumePolicy>>,
  rule: Undefined<Required<VolumeRule>>,
): void {
  sentryConfig({}, config);
  sentryConfig({}, { environment: process.env["NODE_ENV"], defaults: { _: { release: undefined } } });
  describeConfig({}, config);
  scrubber(scrub);
  core.scrubber({ features: [core.credentials()], ...scrub });
  scrubber({ detectors: { email: undefined }, patterns: { order: undefined }, limits: { depth: undefined } });
  scrubber({ redaction: { "@email": undefined, order: undefined, default: undefined } });
  toRelay(scrub);
  toProjectSettings({ redaction: { default: undefined }, allow: { extra: undefined } });
  sampler(sample);
  sampler({
    slow: { thresholdMs: 1000, rate: undefined },
    budget: { tracesPerSecond: undefined, interval: undefined },
  });
  sampler({
    rules: [
      { name: undefined, op: undefined, attributes: undefined, path: "/", rate: 0, errorRate: undefined },
      { method: undefined, route: undefined, host: undefined, userAgent: undefined, header: undefined, rate: () => 1 },
      { status: undefined, parent: undefined, path: ["/a", "/b"], rate: 0 },
    ],
    defaultRules: { pingdom: undefined, healthChecks: false },
  });
  volume(limit);
  volume({ rules: [rule], perIssue: { first: undefined, interval: undefined } });
  volume({ total: { perMinute: undefined, firsts: undefined }, limits: { issues: undefined } });
  volume({ logs: { rates: { debug: undefined }, perMinute: undefined, followTrace: undefined } });
  sampler({ spans: spanVolume({ maxPerTrace: undefined, drop: undefined, fold: undefined }) });
  sampler({ limits: { traces: undefined, bytes: undefined, seconds: undefined, endpoints: undefined } });
}

export function namesOfKindsAndRulesAreChecked(): void {
  scrubber({ detectors: { email: false, ip: "mask", pairs: true } });
  // @ts-expect-error misspelled: the kind is `email`
  scrubber({ detectors: { emial: false } });
  // @ts-expect-error misspelled: the kind is `email`
  core.scrubber({ features: [core.personalData()], detectors: { emial: false } });
  // @ts-expect-error `hide` is not a redaction method
  scrubber({ detectors: { email: "hide" } });

  createScrub({ redaction: "mask" });
  createScrub({
    redaction: { "@password": "mask", "@usssn": hmacSha256("a key of 16 bytes or more"), default: "filter" },
  });
  createScrub({ redaction: { method: "replace", text: "gone" } });
  createScrub({ redaction: { "@creditcard": { method: "mask", keepLast: 4 }, allow: "remove" } });
  // @ts-expect-error `keepLast` is missing
  createScrub({ redaction: { "@email": { method: "mask" } } });
  // @ts-expect-error misspelled: the field is `keepLast`
  createScrub({ redaction: { "@email": { method: "mask", keeplast: 4 } } });
  // @ts-expect-error misspelled: the rule is `@password`
  createScrub({ redaction: { "@pasword": "mask" } });
  // @ts-expect-error no rule has this name; the rule for the kind `ssn` is `@usssn`
  createScrub({ redaction: { "@ssn_": "mask" } });
  // @ts-expect-error `blank` is not a redaction method
  createScrub({ redaction: "blank" });
}

export function optionsForValuesPartsAndQueriesAreChecked(): void {
  scrubber({ safeValues: ["help@example.com", "10.0.0.0/8", /^demo-\d{1,4}$/, { domain: "example.com" }] });
  // @ts-expect-error misspelled: the field is `domain`
  scrubber({ safeValues: [{ domains: "example.com" }] });
  // @ts-expect-error a number is not a safe value
  scrubber({ safeValues: [4711] });

  scrubber({ allow: { extra: ["order", "cart.total"], "request.headers": ["user-agent"], contexts: undefined } });
  // @ts-expect-error misspelled: the part is `request.headers`
  scrubber({ allow: { "request.header": ["user-agent"] } });
  // @ts-expect-error the names must be in a list
  scrubber({ allow: { extra: "order" } });

  scrubber({ sql: "parameterize" });
  // @ts-expect-error `remove` is not a value of the option `sql`
  scrubber({ sql: "remove" });
  core.scrubber({ features: [core.safeValues(), core.allow(), core.sql()], sql: "keep" });
}

export function ownPatternsHaveAnyName(): void {
  scrubberIntegration({
    patterns: { order: /ORD-\d{8}/, Customer_2: { pattern: /\d+-C/, unsafe: true } },
    redaction: { order: "mask", Customer_2: { method: "replace", text: "customer" } },
  });
}

export function volumePoliciesAreChecked(): void {
  volume({ ignore: ["browserNoise", "AbortError", /aborted/, { browserNoise: { hydration: false } }] });
  volumeIntegration({ rules: [{ status: ["5xx", 404], level: ["error", "fatal"], tag: { a: 1 }, priority: "low" }] });
  // @ts-expect-error misspelled: the kind is `hydration`
  volume({ ignore: [{ browserNoise: { hydratation: false } }] });
  // @ts-expect-error a class of statuses is written as `5xx`
  volume({ rules: [{ status: "5XX", ignore: true }] });
  // @ts-expect-error to keep the errors, leave `ignore` out
  volume({ rules: [{ type: "A", ignore: false }] });
  // @ts-expect-error `urgent` is no priority
  volume({ rules: [{ type: "A", priority: "urgent" }] });
  // @ts-expect-error the level of a log is `warn`
  volume({ logs: { rates: { warning: 0.5 } } });
  // @ts-expect-error misspelled: the field is `perIssue`
  volume({ perIsue: { first: 1 } });
}

export function typosAreErrors(): void {
  // @ts-expect-error misspelled: the field is `sensitiveFields`
  scrubber({ sensitiveField: ["loyalty_number"] });
  // @ts-expect-error wrong name: the limit is `depth`
  scrubber({ limits: { deepness: 5 } });
  // @ts-expect-error misspelled: the field is `errorRate`
  sampler({ errorRates: 1 });
  // @ts-expect-error misspelled: the default rule is `pingdom`
  sampler({ defaultRules: { pingdum: false } });
  // @ts-expect-error `spans` takes what `spanVolume` returns
  sampler({ spans: { maxPerTrace: 5 } });
  // @ts-expect-error the rule's `rate` is missing
  sampler({ rules: [{ path: "/health" }] });
  // @ts-expect-error misspelled: the option is `onInvalid`
  sentryConfig({}, { onInvalids: "warn" });
  // @ts-expect-error misspelled: the variable is `SENTRY_DSN`
  sentryConfig({}, { required: ["SENTRY_DNS"] });
  // @ts-expect-error a rate must be a number
  sentryConfig({}, { defaults: { _: { tracesSampleRate: "0.1" } } });
}
