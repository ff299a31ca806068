export { type PublicSentryConfig, readPublicConfig } from "./public/read-public-config.ts";
export type { DataCollection } from "./variables/data-collection.ts";
