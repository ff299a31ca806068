// Type tests, checked by `tsc -p tsconfig.json` and never run. Every call must compile without a cast.

import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { init as initBrowserV10 } from "sentry-browser-v10";
import { init as initBrowserV11 } from "sentry-browser-v11";
import { withSentry as withSentryV10 } from "sentry-cloudflare-v10";
import { withSentry as withSentryV11 } from "sentry-cloudflare-v11";
import { init as initNodeV10 } from "sentry-node-v10";
import { init as initNodeV11 } from "sentry-node-v11";

type Env = Record<string, string>;

const handler = { fetch: () => new Response() };

export function spreadsIntoInit(env: Env): void {
  initNodeV10({ ...sentryConfig(env), ...scrubber(), ...sampler() });
  initNodeV10({ ...sentryConfig(env), ...sampler(), ...scrubber() });
  initNodeV10({ ...scrubber(), ...sentryConfig(env), ...sampler() });
  initNodeV10({ ...scrubber(), ...sampler(), ...sentryConfig(env) });
  initNodeV10({ ...sampler(), ...sentryConfig(env), ...scrubber() });
  initNodeV10({ ...sampler(), ...scrubber(), ...sentryConfig(env) });

  initNodeV11({ ...sentryConfig(env), ...scrubber(), ...sampler() });
  initNodeV11({ ...sentryConfig(env), ...sampler(), ...scrubber() });
  initNodeV11({ ...scrubber(), ...sentryConfig(env), ...sampler() });
  initNodeV11({ ...scrubber(), ...sampler(), ...sentryConfig(env) });
  initNodeV11({ ...sampler(), ...sentryConfig(env), ...scrubber() });
  initNodeV11({ ...sampler(), ...scrubber(), ...sentryConfig(env) });

  initBrowserV10({ ...sentryConfig(env), ...scrubber(), ...sampler() });
  initBrowserV10({ ...sentryConfig(env), ...sampler(), ...scrubber() });
  initBrowserV10({ ...scrubber(), ...sentryConfig(env), ...sampler() });
  initBrowserV10({ ...scrubber(), ...sampler(), ...sentryConfig(env) });
  initBrowserV10({ ...sampler(), ...sentryConfig(env), ...scrubber() });
  initBrowserV10({ ...sampler(), ...scrubber(), ...sentryConfig(env) });

  initBrowserV11({ ...sentryConfig(env), ...scrubber(), ...sampler() });
  initBrowserV11({ ...sentryConfig(env), ...sampler(), ...scrubber() });
  initBrowserV11({ ...scrubber(), ...sentryConfig(env), ...sampler() });
  initBrowserV11({ ...scrubber(), ...sampler(), ...sentryConfig(env) });
  initBrowserV11({ ...sampler(), ...sentryConfig(env), ...scrubber() });
  initBrowserV11({ ...sampler(), ...scrubber(), ...sentryConfig(env) });
}

export const spreadIntoWithSentry: readonly unknown[] = [
  withSentryV10((env: Env) => ({ ...sentryConfig(env), ...scrubber(), ...sampler() }), handler),
  withSentryV10((env: Env) => ({ ...sentryConfig(env), ...sampler(), ...scrubber() }), handler),
  withSentryV10((env: Env) => ({ ...scrubber(), ...sentryConfig(env), ...sampler() }), handler),
  withSentryV10((env: Env) => ({ ...scrubber(), ...sampler(), ...sentryConfig(env) }), handler),
  withSentryV10((env: Env) => ({ ...sampler(), ...sentryConfig(env), ...scrubber() }), handler),
  withSentryV10((env: Env) => ({ ...sampler(), ...scrubber(), ...sentryConfig(env) }), handler),
  withSentryV11((env: Env) => ({ ...sentryConfig(env), ...scrubber(), ...sampler() }), handler),
  withSentryV11((env: Env) => ({ ...sentryConfig(env), ...sampler(), ...scrubber() }), handler),
  withSentryV11((env: Env) => ({ ...scrubber(), ...sentryConfig(env), ...sampler() }), handler),
  withSentryV11((env: Env) => ({ ...scrubber(), ...sampler(), ...sentryConfig(env) }), handler),
  withSentryV11((env: Env) => ({ ...sampler(), ...sentryConfig(env), ...scrubber() }), handler),
  withSentryV11((env: Env) => ({ ...sampler(), ...scrubber(), ...sentryConfig(env) }), handler),
];

type Keys = [
  keyof ReturnType<typeof sentryConfig>,
  keyof ReturnType<typeof scrubber>,
  keyof ReturnType<typeof sampler>,
];
type AssertNever<T extends never> = T;

/** Fails to compile if two outputs share a key, because then the order of spreads would matter. */
export type Disjoint = [AssertNever<Keys[0] & Keys[1]>, AssertNever<Keys[0] & Keys[2]>, AssertNever<Keys[1] & Keys[2]>];
