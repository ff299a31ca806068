/** Names of values that v10 held back with `sendDefaultPii: false` (`PII_HEADER_SNIPPETS` in @sentry/core 10). */
const PERSONAL: readonly string[] = Object.freeze(["forwarded", "-ip", "remote-", "via", "-user"]);

type Behavior = boolean | { deny: string[] };
type Body = "incomingRequest" | "outgoingRequest" | "incomingResponse" | "outgoingResponse";

/** What the SDK collects by itself, every field written out, for an absent one means "collect" in v11. */
export interface DataCollection {
  userInfo: boolean;
  cookies: Behavior;
  httpHeaders: { request: Behavior; response: Behavior };
  httpBodies: Body[];
  urlQueryParams: Behavior;
  graphQL: { document: boolean; variables: boolean };
  genAI: { inputs: boolean; outputs: boolean };
  mcp: { inputs: boolean; outputs: boolean };
  databaseQueryData: boolean;
  queues: boolean;
  stackFrameVariables: boolean;
  frameContextLines: number;
}

/**
 * What v10 collected under the same `sendDefaultPii`. `mcp` and `queues` are fields of v11 alone: they follow `genAI`
 * and `databaseQueryData`, which hold data of the same kind.
 */
export function dataCollection(sendDefaultPii: boolean): DataCollection {
  const personal = (): Behavior => sendDefaultPii || { deny: [...PERSONAL] };
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
