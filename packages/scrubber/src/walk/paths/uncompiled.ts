/** Used instead of `compiled.ts` in bundles for browsers and Workers, which must not generate code. */
export { interpret as compile } from "./interpreted.ts";
