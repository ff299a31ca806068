/** What bundles for browsers and Workers hold in place of `compiled.ts`: no code is generated there. */
export { interpret as compile } from "./interpreted.ts";
