import { isRecord, mergeRecords } from "./merge.ts";

interface Updatable {
  update(context: unknown): unknown;
}

/** `initialScope` is a context or a function over the scope (`Scope.update`); two of them apply in order. */
export function joinScopes(first: unknown, next: unknown): unknown {
  if (isRecord(first) && isRecord(next)) return mergeRecords(first, next);
  return (scope: Updatable): unknown => {
    scope.update(first);
    scope.update(next);
    return scope;
  };
}
