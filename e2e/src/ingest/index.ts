export { startIngest } from "./server.ts";
export type { Envelope, Ingest, IngestItem, IngestOptions, IngestRequest, Mood, Refused } from "./types.ts";
