/**
 * Used instead of `compiled.ts` in bundles for browsers and Workers, because these platforms can forbid code
 * generation.
 */
export { interpret as compile } from "./interpreted.ts";
