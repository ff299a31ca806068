// Type tests of `compose` with the SDKs' types. `pnpm check:types` compiles this file, and nothing runs it.
import * as browser from "@sentry/browser";
import * as cloudflare from "@sentry/cloudflare";
import * as node from "@sentry/node";
import { compose, composeCallback } from "@sentry-policy/compose";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume, volumeIntegration } from "@sentry-policy/volume";

interface Env {
  SENTRY_DSN: string;
}

const handler = { fetch: () => new Response("ok") };

export function inlineHooksGetTheTypesOfTheSdk(): void {
  node.init(
    compose(sentryConfig({}), scrubber(), sampler(), { beforeSend: (event) => (event.message ? event : null) }),
  );
  browser.init(
    compose(sentryConfig({}), scrubber(), sampler(), { beforeSend: (event) => (event.message ? event : null) }),
  );
  // @ts-expect-error misspelled: an event has the field `message`
  node.init(compose(scrubber(), { beforeSend: (event) => (event.mesage ? event : null) }));
  // @ts-expect-error misspelled: an event has the field `message`
  browser.init(compose(scrubber(), { beforeSend: (event) => (event.mesage ? event : null) }));
}

export function initialScopesAreMerged(): void {
  node.init(compose(volume(), { initialScope: { tags: { team: "checkout" } } }));
  node.init(compose({ initialScope: new node.Scope() }, volume()));
  node.init(compose({ initialScope: (scope) => scope.setTag("team", "checkout") }, volume()));
  browser.init(compose(volume(), { initialScope: { tags: { team: "checkout" } } }));
  browser.init(compose({ initialScope: (scope) => scope.setTag("team", "checkout") }, volume()));
  node.init({ integrations: [volumeIntegration()] });
  browser.init({ integrations: (defaults) => [...defaults, volumeIntegration()] });
  cloudflare.withSentry(composeCallback(fromEnv, volume()), handler);
}

export function nestedCallsInferTheOptionsToo(): void {
  node.init(compose(scrubber(), compose(sampler(), { beforeSend: (event) => (event.message ? event : null) })));
  // @ts-expect-error misspelled: the option is `beforeSend`
  node.init(compose(scrubber(), compose(sampler(), { beforeSent: () => null })));
}

export function typosAndWrongTypesAreErrors(): void {
  // @ts-expect-error misspelled: the option is `beforeSend`
  node.init(compose(scrubber(), { beforeSent: () => null }));
  // @ts-expect-error misspelled: the option is `ignoreErrors`
  browser.init(compose({ ignoreError: ["AbortError"] }, scrubber()));
  // @ts-expect-error a rate must be a number
  node.init(compose(scrubber(), { tracesSampleRate: "0.1" }));
  // @ts-expect-error the parameter of a hook must be an event
  node.init(compose(scrubber(), { beforeSend: (event: number) => event }));
  // @ts-expect-error a hook must return an event or null
  node.init(compose(scrubber(), { beforeSend: () => true }));
  // @ts-expect-error an integration must be an object
  node.init(compose(scrubber(), { integrations: ["http"] }));
}

export function otherValuesAreNoParts(): void {
  // @ts-expect-error a string is not a part
  node.init(compose("https://key@o1.example.com/1"));
  // @ts-expect-error an array is not a part
  node.init(compose([scrubber(), sampler()]));
  // @ts-expect-error `scrubber` was not called
  node.init(compose(scrubber));
  // @ts-expect-error only `composeCallback` accepts a function that takes the environment
  node.init(compose((env: Env) => sentryConfig(env)));
  // @ts-expect-error a number is not a part
  node.init(compose(1));
  // @ts-expect-error `false` can be passed to add nothing, but `true` cannot
  node.init(compose(true));
}

export function partsCanBeConditional(isProduction: boolean): void {
  node.init(compose(isProduction && sampler(), isProduction ? scrubber() : undefined, null));
  node.init(compose({ dsn: isProduction ? "https://key@o1.example.com/1" : undefined }, scrubber()));
  node.init(compose());
}

export function theResultCanBeKept(): void {
  const explicit = compose<node.NodeOptions>(scrubber(), { beforeSend: (event) => (event.message ? event : null) });
  const declared: node.NodeOptions = compose(scrubber(), { beforeSend: (event) => (event.message ? event : null) });
  const unknown = compose(sentryConfig({}), scrubber());
  for (const options of [explicit, declared, unknown]) node.init(options);
  // @ts-expect-error misspelled: the option is `beforeSend`
  compose<node.NodeOptions>(scrubber(), { beforeSent: () => null });
}

const fromEnv = (env: Env) => sentryConfig(env);

/**
 * Any argument of `composeCallback` can be a function of the environment. The other arguments are still type-checked.
 */
export const callbacks = [
  cloudflare.withSentry(
    composeCallback((env: Env) => ({ ...sentryConfig(env), ...scrubber() }), sampler()),
    handler,
  ),
  cloudflare.withSentry(composeCallback(scrubber(), fromEnv, sampler()), handler),
  cloudflare.withSentry(
    composeCallback<Env, cloudflare.CloudflareOptions>(scrubber(), fromEnv, {
      beforeSend: (event) => (event.message ? event : null),
    }),
    handler,
  ),
  cloudflare.withSentry(
    // @ts-expect-error misspelled: the option is `beforeSend`
    composeCallback<Env, cloudflare.CloudflareOptions>(fromEnv, { beforeSent: () => null }),
    handler,
  ),
];

/**
 * In SDK v11, `withSentry` infers the type of the options from the callback's result. If the options contain a hook,
 * `compose` therefore needs a type argument.
 */
export const workers = [
  cloudflare.withSentry((env: Env) => compose(sentryConfig(env), scrubber(), sampler()), handler),
  cloudflare.withSentry(
    (env: Env) =>
      compose<cloudflare.CloudflareOptions>(sentryConfig(env), scrubber(), {
        beforeSend: (event) => (event.message ? event : null),
      }),
    handler,
  ),
  cloudflare.withSentry(
    // @ts-expect-error misspelled: the option is `beforeSend`
    (env: Env) => compose<cloudflare.CloudflareOptions>(sentryConfig(env), { beforeSent: () => null }),
    handler,
  ),
];
