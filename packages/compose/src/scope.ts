interface Updatable {
  update(context: unknown): unknown;
}

/**
 * Joins two `initialScope` values, each a context or a function of the scope: the SDK's `Scope.update` takes either.
 */
export function joinScopes(first: unknown, next: unknown): unknown {
  return (scope: Updatable): unknown => {
    scope.update(first);
    scope.update(next);
    return scope;
  };
}
