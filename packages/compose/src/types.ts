/**
 * Part of an SDK's options. Absent and `undefined` fields keep the other parts' values; a part that is no object adds
 * nothing.
 */
export type Part<O> = ({ [K in keyof O]?: O[K] | undefined } & NotFunction) | null | undefined | false;

/** Returns options for an environment, as `withSentry` accepts on Workers. */
export type Callback<E, P> = (env: E) => P;

/** Excludes functions, which would otherwise match a part, because all its fields are optional. */
interface NotFunction {
  readonly call?: never;
}
