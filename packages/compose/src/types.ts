/**
 * An object with some options of an SDK. An absent or `undefined` field leaves the value from other parts unchanged. A
 * part that is `null`, `undefined` or `false` adds nothing.
 *
 * If TypeScript cannot infer the type of the SDK's options, `O` is `never`, and any object is accepted as a part.
 */
export type Part<O> = PartialOptions<O> | null | undefined | false;

/**
 * All options of an SDK, made optional. This is a mapped type, because TypeScript 5.4 would not infer the parameters of
 * hooks from an intersection type.
 */
type PartialOptions<O> = [O] extends [never] ? object : { [K in keyof O]?: O[K] | undefined };

/**
 * The types of parameters to which the result of `compose` can be passed. The parameter of `Sentry.init` takes options
 * or `undefined`. A parameter of an outer `compose` takes a part, which can also be `null` or `false`.
 */
export type OptionsOrNothing = object | null | undefined | false;

/** A function that takes the environment and returns a part, like the function passed to `withSentry` on Workers. */
export type Callback<E, P> = (env: E) => P;
