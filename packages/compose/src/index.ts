export { compose } from "./compose.ts";
export type { Part } from "./types.ts";
