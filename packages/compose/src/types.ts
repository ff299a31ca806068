/** Part of an SDK's options. Absent and `undefined` fields leave the other parts' values. */
export type Part<O> = { [K in keyof O]?: O[K] | undefined };

/** Every field of a part is optional, so a function would pass for one: its `call` tells it apart. */
export interface NotFunction {
  readonly call?: never;
}
