import { type Vector, vector as v } from "./vector.ts";

/**
 * Test cases from the tests and the documentation of Relay, which scrubs data on Sentry's servers. The values are made
 * up.
 */
export const RELAY: readonly Vector[] = [
  v("Relay: assignment in text", "token=hunter42xyz", "hunter42xyz"),
  v("Relay: token in a name", { access_token: "q-canary" }, "q-canary"),
  v("Relay: API key header", { "x-api-key": "k-canary", "X-Api-Key": "k-canary" }, "k-canary"),
  v("Relay: otp", { otp: "881273" }, "881273"),
  v("Relay: two factor", { "two-factor": "731881", two_factor: "731881" }, "731881"),
  v("Relay: MySQL", { MYSQL_PWD: "x-canary" }, "x-canary"),
  v("Relay: passwords as a list", { passwords: ["one-canary", "two-canary"] }, "one-canary", "two-canary"),
  v("Relay: password as an object", { profile: { password: { $ne: "z-canary" } } }, "z-canary"),
  v("Relay: card, dashed", "5105-1051-0510-5100 ok", "5105-1051-0510-5100"),
  v("Relay: card with a wrong check digit", "4111 1111 1111 1112"),
  v("Relay: card between dashes", "id-4000123412341234-z", "4000123412341234"),
  v("Relay: IBAN", "DE44500105175407324931"),
  v("Relay: password of a URL", "amqp://svc:p4ss-canary@mq.internal/x", "p4ss-canary"),
  v("Relay: user of a URL", "https://svc-canary@host/x", "svc-canary"),
  v("Relay: SSN", "219-09-9999.", "219-09-9999"),
  v("Relay: IPv4 with a port", "at 10.20.30.40:8080", "10.20.30.40"),
  v("Relay: IPv6 with a zone", "[fe80::1ff:fe23%eth0]", "fe80::1ff:fe23"),
  v("Relay: bearer", "Bearer abc.def ghi", "abc.def"),
  v("Relay: home directory", "/home/kimberley/x", "kimberley"),
  v("Relay: e-mail", "ops@acme.io"),
  v("Relay: authorization header pair", { request: { headers: [["Authorization", "Basic x-canary"]] } }, "x-canary"),
  v(
    "Relay: session cookies",
    { request: { cookies: { PHPSESSID: "a-canary", sentrysid: "b-canary" } } },
    "a-canary",
    "b-canary",
  ),
  v("Relay: query string", { request: { query_string: "a=1&password=x-canary&b=2" } }, "x-canary"),
  v("Relay: query pairs", { request: { query_string: [["password", "x-canary"]] } }, "x-canary"),
  v("Relay: body of JSON", { request: { data: '{"passwd":"x-canary","n":1}' } }, "x-canary"),
  v(
    "Relay: header pairs in frame vars",
    {
      vars: {
        headers: [
          ["secret", "a-canary"],
          ["x", "b"],
        ],
      },
    },
    "a-canary",
  ),
  v("Relay: exception value", { exception: { values: [{ value: "password=x-canary" }] } }, "x-canary"),
  v("Relay: tag", { tags: { password: "x-canary" } }, "x-canary"),
  v("Relay: context", { contexts: { mine: { password: "x-canary" } } }, "x-canary"),
  v("Relay: context named so", { contexts: { secret: { a: "x-canary" } } }, "x-canary"),
  v(
    "Relay: message",
    { logentry: { formatted: "Ann <ann@acme.io> paid 4111-1111-1111-1111 Bearer q9.zcanary" } },
    "ann@acme.io",
    "4111-1111-1111-1111",
    "q9.zcanary",
  ),
  v("Relay: message parameters", { logentry: { params: ["token=my-canary"] } }, "my-canary"),
  v("Relay: user address", { user: { ip_address: "203.0.113.77" } }, "203.0.113.77"),
  v("Relay: remote address", { request: { env: { REMOTE_ADDR: "203.0.113.77" } } }, "203.0.113.77"),
  v("Relay: attribute", { attributes: { my_secret: { value: "x-canary", type: "string" } } }, "x-canary"),
  v(
    "Relay: cookie attribute",
    { attributes: { "http.request.header.cookie": { value: "a=x-canary", type: "string" } } },
    "x-canary",
  ),
  v(
    "Relay: session cookie attribute",
    { attributes: { "http.request.header.cookie.session": { value: "x-canary", type: "string" } } },
    "x-canary",
  ),
];
