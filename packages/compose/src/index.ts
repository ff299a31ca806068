export { compose, composeCallback } from "./compose.ts";
export type { Callback, Part } from "./types.ts";
