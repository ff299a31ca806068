/**
 * A header, cookie or query parameter counts as personal data if its name contains one of these strings. With
 * `sendDefaultPii: false`, SDK v10 does not send its value (`PII_HEADER_SNIPPETS` in @sentry/core 10).
 */
const PERSONAL_NAME_PARTS: readonly string[] = Object.freeze(["forwarded", "-ip", "remote-", "via", "-user"]);

type Collect = boolean | { deny: string[] };
type BodyKind = "incomingRequest" | "outgoingRequest" | "incomingResponse" | "outgoingResponse";

/** What the SDK collects by itself. Every field is set, because SDK v11 collects the data of absent fields. */
export interface DataCollection {
  userInfo: boolean;
  cookies: Collect;
  httpHeaders: { request: Collect; response: Collect };
  httpBodies: BodyKind[];
  urlQueryParams: Collect;
  graphQL: { document: boolean; variables: boolean };
  genAI: { inputs: boolean; outputs: boolean };
  mcp: { inputs: boolean; outputs: boolean };
  databaseQueryData: boolean;
  queues: boolean;
  stackFrameVariables: boolean;
  frameContextLines: number;
}

/**
 * Returns settings with which SDK v11 collects the same data as SDK v10 does with this value of `sendDefaultPii`. Only
 * v11 has `mcp` and `queues`. They get the values of `genAI` and `databaseQueryData`, which cover similar data.
 */
export function dataCollection(sendDefaultPii: boolean): DataCollection {
  const personal = (): Collect => sendDefaultPii || { deny: [...PERSONAL_NAME_PARTS] };
  return {
    userInfo: sendDefaultPii,
    cookies: personal(),
    httpHeaders: { request: personal(), response: personal() },
    httpBodies: sendDefaultPii ? ["incomingRequest", "outgoingRequest", "incomingResponse", "outgoingResponse"] : [],
    urlQueryParams: personal(),
    graphQL: { document: true, variables: true },
    genAI: { inputs: sendDefaultPii, outputs: sendDefaultPii },
    mcp: { inputs: sendDefaultPii, outputs: sendDefaultPii },
    databaseQueryData: sendDefaultPii,
    queues: sendDefaultPii,
    stackFrameVariables: true,
    frameContextLines: 7,
  };
}
