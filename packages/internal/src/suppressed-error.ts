/**
 * Name of the hook that `volume` emits on the client for an error that it suppresses. The SDK does not process such an
 * error, and emits none of its own hooks for it. While this hook runs, the span and the scopes of the error are active.
 */
export const SUPPRESSED_ERROR = "sentryPolicySuppressedError";
