export { startIngest } from "./server.ts";
export type { Envelope, Ingest, IngestItem, IngestOptions, IngestRequest, Refused, ResponseMode } from "./types.ts";
