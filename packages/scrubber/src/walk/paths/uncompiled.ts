/** Replaces `compiled.ts` in bundles for browsers and Workers, where no code is generated. */
export { interpret as compile } from "./interpreted.ts";
