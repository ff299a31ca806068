// Type tests: the results of `sentryConfig`, `scrubber`, `sampler` and `volume` can be spread into the SDK's options in
// any order, without a cast. `pnpm check:types` compiles this file, and nothing runs it.
import { init as initBrowser } from "@sentry/browser";
import { withSentry } from "@sentry/cloudflare";
import { init as initNode } from "@sentry/node";
import { publicConfig, sentryConfig } from "@sentry-policy/config";
import { readPublicConfig } from "@sentry-policy/config/public";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume } from "@sentry-policy/volume";

type Env = Record<string, string>;

const handler = { fetch: () => new Response() };

export function spreadsIntoInit(env: Env): void {
  initNode({ ...sentryConfig(env), ...scrubber(), ...sampler() });
  initNode({ ...sentryConfig(env), ...sampler(), ...scrubber() });
  initNode({ ...scrubber(), ...sentryConfig(env), ...sampler() });
  initNode({ ...scrubber(), ...sampler(), ...sentryConfig(env) });
  initNode({ ...sampler(), ...sentryConfig(env), ...scrubber() });
  initNode({ ...sampler(), ...scrubber(), ...sentryConfig(env) });
  initNode({ ...sentryConfig(env), ...scrubber(), ...sampler(), ...volume() });
  initNode({ ...volume(), ...sampler(), ...scrubber(), ...sentryConfig(env) });

  initBrowser({ ...sentryConfig(env), ...scrubber(), ...sampler() });
  initBrowser({ ...sentryConfig(env), ...sampler(), ...scrubber() });
  initBrowser({ ...scrubber(), ...sentryConfig(env), ...sampler() });
  initBrowser({ ...scrubber(), ...sampler(), ...sentryConfig(env) });
  initBrowser({ ...sampler(), ...sentryConfig(env), ...scrubber() });
  initBrowser({ ...sampler(), ...scrubber(), ...sentryConfig(env) });
  initBrowser({ ...sentryConfig(env), ...scrubber(), ...sampler(), ...volume() });
  initBrowser({ ...volume(), ...sampler(), ...scrubber(), ...sentryConfig(env) });

  initBrowser({ ...readPublicConfig(), ...scrubber(), ...sampler(), ...volume() });
  initBrowser({ ...volume(), ...sampler(), ...scrubber(), ...readPublicConfig() });
  initBrowser(readPublicConfig(publicConfig(env)));
}

export const spreadIntoWithSentry: readonly unknown[] = [
  withSentry((env: Env) => ({ ...sentryConfig(env), ...scrubber(), ...sampler() }), handler),
  withSentry((env: Env) => ({ ...sentryConfig(env), ...sampler(), ...scrubber() }), handler),
  withSentry((env: Env) => ({ ...scrubber(), ...sentryConfig(env), ...sampler() }), handler),
  withSentry((env: Env) => ({ ...scrubber(), ...sampler(), ...sentryConfig(env) }), handler),
  withSentry((env: Env) => ({ ...sampler(), ...sentryConfig(env), ...scrubber() }), handler),
  withSentry((env: Env) => ({ ...sampler(), ...scrubber(), ...sentryConfig(env) }), handler),
  withSentry((env: Env) => ({ ...sentryConfig(env), ...scrubber(), ...sampler(), ...volume() }), handler),
  withSentry((env: Env) => ({ ...volume(), ...sampler(), ...scrubber(), ...sentryConfig(env) }), handler),
];

type Keys = [
  keyof ReturnType<typeof sentryConfig>,
  keyof ReturnType<typeof scrubber>,
  keyof ReturnType<typeof sampler>,
  keyof ReturnType<typeof volume>,
];
type AssertNever<T extends never> = T;

/** Does not compile if two of the functions return the same key, because the order of the spreads would then matter. */
export type Disjoint = [
  AssertNever<Keys[0] & Keys[1]>,
  AssertNever<(Keys[0] | Keys[1]) & Keys[2]>,
  AssertNever<(Keys[0] | Keys[1] | Keys[2]) & Keys[3]>,
];
