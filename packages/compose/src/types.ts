/**
 * Part of an SDK's options. Absent and `undefined` fields leave the other parts' values; a part that is no object adds
 * nothing.
 */
export type Part<O> = ({ [K in keyof O]?: O[K] | undefined } & NotFunction) | null | undefined | false;

/** Makes options from an environment, as `withSentry` takes on Workers. */
export type Callback<E, P> = (env: E) => P;

/** Every field of a part is optional, so a function would pass for one: its `call` tells it apart. */
interface NotFunction {
  readonly call?: never;
}
