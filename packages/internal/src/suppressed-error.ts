/**
 * Hook of a client that one package emits, and that others listen to: an error occurred that the SDK does not process, so
 * none of the SDK's own hooks is called for it. Emitted where the error's span and scopes are current.
 */
export const SUPPRESSED_ERROR = "sentryPolicySuppressedError";
