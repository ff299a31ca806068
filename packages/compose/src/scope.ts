interface UpdatableScope {
  update(context: unknown): unknown;
}

/**
 * Joins two values of `initialScope`. Each is a context or a function of the scope; the SDK's `Scope.update` accepts
 * both.
 */
export function joinScopes(first: unknown, next: unknown): unknown {
  return (scope: UpdatableScope): unknown => {
    scope.update(first);
    scope.update(next);
    return scope;
  };
}
