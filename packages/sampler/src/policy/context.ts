/** The argument that Sentry's SDKs (v10 and v11) pass to a `tracesSampler`. */
export interface SamplingContext {
  name: string;
  parentSampled?: boolean | undefined;
  parentSampleRate?: number | undefined;
  attributes?: Record<string, unknown> | undefined;
  normalizedRequest?: SampledRequest | undefined;
  inheritOrSampleWith(fallback: number): number;
}

/** The request that a server handles in a root span, as the SDK describes it. */
export interface SampledRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers?: Record<string, string> | undefined;
}

/**
 * The facts about a root span that rules can match. When the root span starts, the facts come from the SDK's sampling
 * context. When it ends, they come from the span.
 */
export type RootFacts = Pick<SamplingContext, "name" | "attributes" | "normalizedRequest">;

/** Attributes that have different names in SDK v10 and v11, but equal values. */
const SPELLINGS: readonly (readonly [v10: string, v11: string])[] = [
  ["http.flavor", "network.protocol.version"],
  ["http.method", "http.request.method"],
  ["http.scheme", "url.scheme"],
  ["http.status_code", "http.response.status_code"],
  ["http.status_text", "http.response.status_text"],
  ["http.url", "url.full"],
  ["http.user_agent", "user_agent.original"],
  ["net.host.name", "server.address"],
  ["net.host.port", "server.port"],
  ["net.peer.ip", "network.peer.address"],
  ["net.peer.port", "network.peer.port"],
  ["sentry.source", "sentry.segment.name.source"],
];
/**
 * Maps the name of an attribute to its name in the other SDK version. Example: it maps `http.method` to
 * `http.request.method`, and vice versa.
 */
export const OTHER_SPELLING: ReadonlyMap<string, string> = new Map(
  SPELLINGS.flatMap(([v10, v11]): [string, string][] => [
    [v10, v11],
    [v11, v10],
  ]),
);
const HEADER = "http.request.header.";

/**
 * Returns an attribute of a root span. `name` can be the name that the attribute has in SDK v10 or in SDK v11, no
 * matter which version is installed.
 */
export function attributeOf(facts: RootFacts, name: string): unknown {
  const { attributes = {} } = facts;
  if (name.startsWith(HEADER)) return headerOf(facts, name.slice(HEADER.length));
  return attributes[name] ?? attributes[OTHER_SPELLING.get(name) ?? ""];
}

/**
 * Returns a header of the request. Reads the headers of the request itself first, because the SDK replaces some headers
 * in the attributes, such as `x-api-token`, with `[Filtered]`. SDK v10 writes the names of headers in attributes with
 * underscores, such as `x_api_token`.
 */
export function headerOf({ attributes, normalizedRequest }: RootFacts, name: string): unknown {
  const header = name.toLowerCase().replaceAll("_", "-");
  return (
    normalizedRequest?.headers?.[header] ??
    attributes?.[HEADER + header] ??
    attributes?.[HEADER + header.replaceAll("-", "_")]
  );
}

export function methodOf(facts: RootFacts): unknown {
  return attributeOf(facts, "http.request.method") ?? facts.normalizedRequest?.method;
}

/** Returns the request's path without its query. Example: for `/orders/7?page=2`, it returns `/orders/7`. */
export function pathOf({ attributes }: RootFacts): string | undefined {
  // SDK v11 and the latest versions of v10 set `url.path`. Older versions of v10 set `http.target`.
  const path = attributes?.["url.path"] ?? attributes?.["http.target"];
  return typeof path === "string" ? path.replace(/[?#].*$/s, "") : undefined;
}

/**
 * Returns the host of the request in lower case, without its port. Example: for `Shop.example:8080`, it returns
 * `shop.example`.
 */
export function hostOf(facts: RootFacts): string | undefined {
  const host = headerOf(facts, "host") ?? attributeOf(facts, "server.address");
  const [first] = Array.isArray(host) ? host : [host];
  return typeof first === "string" ? first.toLowerCase().replace(/:\d*$/, "") : undefined;
}

export function userAgentOf(facts: RootFacts): unknown {
  return headerOf(facts, "user-agent") ?? attributeOf(facts, "user_agent.original");
}
