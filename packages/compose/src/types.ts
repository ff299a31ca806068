/**
 * Part of the options of an SDK. An absent or `undefined` field leaves the value from other parts unchanged. A part
 * that is `null`, `undefined` or `false` adds nothing.
 */
export type Part<O> = ({ [K in keyof O]?: O[K] | undefined } & NotFunction) | null | undefined | false;

/** A function that returns options for an environment, as `withSentry` accepts on Workers. */
export type Callback<E, P> = (env: E) => P;

/**
 * Excludes functions from `Part`. Otherwise every function would be a valid part, because all fields of a part are
 * optional.
 */
interface NotFunction {
  readonly call?: never;
}
