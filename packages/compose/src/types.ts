/**
 * Part of the options of an SDK. An absent or `undefined` field leaves the value from other parts unchanged. A part
 * that is `null`, `undefined` or `false` adds nothing.
 *
 * Where TypeScript cannot tell the options of the SDK, `O` is `never`, and any object is a part.
 */
export type Part<O> = PartialOptions<O> | null | undefined | false;

/** Not an intersection type, because TypeScript 5.4 would not infer the parameters of hooks from one. */
type PartialOptions<O> = [O] extends [never] ? object : { [K in keyof O]?: O[K] | undefined };

/**
 * What is expected where the result of `compose` is used: `Sentry.init` takes options or `undefined`, and an outer
 * `compose` takes a part.
 */
export type OptionsOrNothing = object | null | undefined | false;

/** A function of the environment that returns a part, as `withSentry` takes on Workers. */
export type Callback<E, P> = (env: E) => P;
