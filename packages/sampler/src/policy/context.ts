/** The argument that Sentry's SDKs (v10 and v11) pass to a `tracesSampler`. */
export interface SamplingContext {
  name: string;
  parentSampled?: boolean | undefined;
  parentSampleRate?: number | undefined;
  attributes?: Record<string, unknown> | undefined;
  normalizedRequest?: SampledRequest | undefined;
  inheritOrSampleWith(fallback: number): number;
}

/** The request that a root span on a server handles. The SDK creates this object. */
export interface SampledRequest {
  method?: string | undefined;
  url?: string | undefined;
  headers?: Record<string, string> | undefined;
}

/**
 * The parts of a root span that rules can match. When the span starts, they come from the SDK's sampling context. When
 * it ends, they come from the span.
 */
export type RootFacts = Pick<SamplingContext, "name" | "attributes" | "normalizedRequest">;

/** Pairs of names under which SDK v10 and v11 set the same attribute. */
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
/** Maps the v10 name of an attribute to its v11 name, and vice versa: `http.method` <-> `http.request.method`. */
export const OTHER_SPELLING: ReadonlyMap<string, string> = new Map(
  SPELLINGS.flatMap(([v10, v11]): [string, string][] => [
    [v10, v11],
    [v11, v10],
  ]),
);
const HEADER = "http.request.header.";

/**
 * Returns an attribute of a root span. `name` can be the v10 name or the v11 name, no matter which SDK version is
 * installed.
 */
export function attributeOf(facts: RootFacts, name: string): unknown {
  const { attributes = {} } = facts;
  if (name.startsWith(HEADER)) return headerOf(facts, headerName(name.slice(HEADER.length)));
  return attributes[name] ?? attributes[OTHER_SPELLING.get(name) ?? ""];
}

/** Returns the name of a header as the SDK writes it, in lower case and with hyphens. */
export function headerName(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}

/**
 * Returns a header of the request. `header` is its name as `headerName` returns it. First looks in the request itself,
 * because the SDK replaces some headers in the attributes, such as `x-api-token`, with `[Filtered]`. In attributes, SDK
 * v10 writes header names with underscores, such as `x_api_token`.
 */
export function headerOf({ attributes, normalizedRequest }: RootFacts, header: string): unknown {
  return (
    normalizedRequest?.headers?.[header] ??
    attributes?.[HEADER + header] ??
    attributes?.[HEADER + header.replaceAll("-", "_")]
  );
}

export function methodOf(facts: RootFacts): unknown {
  return attributeOf(facts, "http.request.method") ?? facts.normalizedRequest?.method;
}

/** Returns the request's path without its query: `/orders/7?page=2` -> `/orders/7` */
export function pathOf({ attributes }: RootFacts): string | undefined {
  // SDK v11 and the latest versions of v10 set `url.path`. Older versions of v10 set `http.target`.
  const path = attributes?.["url.path"] ?? attributes?.["http.target"];
  return typeof path === "string" ? path.replace(/[?#].*$/s, "") : undefined;
}

/** Returns the host of the request in lower case, without its port: `Shop.example:8080` -> `shop.example` */
export function hostOf(facts: RootFacts): string | undefined {
  const host = firstText(headerOf(facts, "host") ?? attributeOf(facts, "server.address"));
  return host?.toLowerCase().replace(/:\d*$/, "");
}

/** Returns a string, or the first entry of a list of strings. SDK v11 writes headers as lists. */
export function firstText(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : undefined;
}

export function userAgentOf(facts: RootFacts): unknown {
  return headerOf(facts, "user-agent") ?? attributeOf(facts, "user_agent.original");
}
