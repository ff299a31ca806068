/** Replaces `compiled.ts` in bundles for browsers and Workers, which can forbid code generation. */
export { interpret as compile } from "./interpreted.ts";
