/** Part of an SDK's options. Absent and `undefined` fields leave the other parts' values. */
export type Part<O> = { [K in keyof O]?: O[K] | undefined };
