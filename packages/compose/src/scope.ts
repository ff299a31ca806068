interface Updatable {
  update(context: unknown): unknown;
}

/** `initialScope` is a context or a function over the scope; the SDK's own `Scope.update` applies either, in order. */
export function joinScopes(first: unknown, next: unknown): unknown {
  return (scope: Updatable): unknown => {
    scope.update(first);
    scope.update(next);
    return scope;
  };
}
