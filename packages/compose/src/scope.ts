interface UpdatableScope {
  update(context: unknown): unknown;
}

/**
 * Joins two values of `initialScope` into a function that applies them in order. Each value is an object with scope
 * data or a function that takes the scope. The SDK's `Scope.update` accepts both.
 */
export function joinScopes(first: unknown, next: unknown): unknown {
  return (scope: UpdatableScope): unknown => {
    scope.update(first);
    scope.update(next);
    return scope;
  };
}
