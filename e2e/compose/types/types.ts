// Type tests of `compose` with the SDKs' types. Checked by `tsc`, never run.
import { compose } from "@sentry-policy/compose";
import { sentryConfig } from "@sentry-policy/config";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import * as browserV10 from "sentry-browser-v10";
import * as browserV11 from "sentry-browser-v11";
import * as cloudflareV10 from "sentry-cloudflare-v10";
import * as cloudflareV11 from "sentry-cloudflare-v11";
import * as nodeV10 from "sentry-node-v10";
import * as nodeV11 from "sentry-node-v11";

interface Env {
  SENTRY_DSN: string;
}

const handler = { fetch: () => new Response("ok") };

/**
 * An inline hook gets the types of the SDK without annotations: `event.message` is known, and a misspelled field is an
 * error.
 */
export function inlineHooksKeepTheirTypes(): void {
  nodeV10.init(
    compose(sentryConfig({}), scrubber(), sampler(), { beforeSend: (event) => (event.message ? event : null) }),
  );
  nodeV11.init(
    compose(sentryConfig({}), scrubber(), sampler(), { beforeSend: (event) => (event.message ? event : null) }),
  );
  browserV10.init(
    compose(sentryConfig({}), scrubber(), sampler(), { beforeSend: (event) => (event.message ? event : null) }),
  );
  browserV11.init(
    compose(sentryConfig({}), scrubber(), sampler(), { beforeSend: (event) => (event.message ? event : null) }),
  );
  // @ts-expect-error an event has no such field
  nodeV11.init(compose(scrubber(), { beforeSend: (event) => (event.mesage ? event : null) }));
}

export function typosAreErrors(): void {
  // @ts-expect-error the option is beforeSend
  nodeV10.init(compose(scrubber(), { beforeSent: () => null }));
  // @ts-expect-error the option is beforeSend
  nodeV11.init(compose(scrubber(), { beforeSent: () => null }));
  // @ts-expect-error a rate is a number
  nodeV11.init(compose(scrubber(), { tracesSampleRate: "0.1" }));
}

const fromEnv = (env: Env) => sentryConfig(env);

/** A part can be a callback that receives the environment, in any position. The other parts are still type-checked. */
export const workers = [
  cloudflareV10.withSentry(
    compose((env: Env) => ({ ...sentryConfig(env), ...scrubber() }), sampler()),
    handler,
  ),
  cloudflareV11.withSentry(
    compose((env: Env) => ({ ...sentryConfig(env), ...scrubber() }), sampler()),
    handler,
  ),
  cloudflareV10.withSentry(
    compose(scrubber(), fromEnv, { beforeSend: (event) => (event.message ? event : null) }),
    handler,
  ),
  cloudflareV11.withSentry(compose(scrubber(), fromEnv, sampler()), handler),
  // `withSentry` of v11 infers the type of the options from its argument, so a hook inside `compose` needs that type as
  // a type argument.
  cloudflareV11.withSentry(
    compose<Env, cloudflareV11.CloudflareOptions>(scrubber(), fromEnv, {
      beforeSend: (event) => (event.message ? event : null),
    }),
    handler,
  ),
  // @ts-expect-error the option is beforeSend
  cloudflareV10.withSentry(compose(scrubber(), fromEnv, { beforeSent: () => null }), handler),
  // @ts-expect-error the option is beforeSend
  cloudflareV11.withSentry(compose<Env, cloudflareV11.CloudflareOptions>(fromEnv, { beforeSent: () => null }), handler),
];

/** Parts can be conditional. */
export function conditionalParts(isProduction: boolean): void {
  nodeV11.init(compose(isProduction && sampler(), isProduction ? scrubber() : undefined));
}
