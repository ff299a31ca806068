/**
 * Part of an SDK's options. Absent and `undefined` fields leave the values from other parts unchanged. A part that is
 * `null`, `undefined` or `false` adds nothing.
 *
 * Where TypeScript cannot tell the SDK's options, `O` is `never`, and any object is a part.
 */
export type Part<O> = PartialOptions<O> | null | undefined | false;

/** No intersection type: TypeScript 5.4 would not infer the parameters of hooks from one. */
type PartialOptions<O> = [O] extends [never] ? object : { [K in keyof O]?: O[K] | undefined };

/**
 * What the place that takes the result accepts: `Sentry.init` takes options or `undefined`, and an outer `compose` takes
 * a part.
 */
export type OptionsOrNothing = object | null | undefined | false;
