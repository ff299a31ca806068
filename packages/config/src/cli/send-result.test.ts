import { expect, it } from "vitest";
import { resultOfFailure, resultOfResponse } from "./send-result.ts";

const ID = "0123456789abcdef0123456789abcdef";
const relay = (reason: string): string =>
  JSON.stringify({ detail: `event submission rejected with_reason: ${reason}` });

it.each([
  [200, JSON.stringify({ id: ID }), "accepted"],
  [200, "{}", "accepted"],
  [200, JSON.stringify({ id: "x" }), "refused"],
  [200, "<html>Welcome</html>", "refused"],
  [200, "", "refused"],
  [302, "", "refused"],
  [400, JSON.stringify({ detail: "bad sentry DSN public key" }), "bad key"],
  [400, JSON.stringify({ detail: "monkey business" }), "refused"],
  [400, "<html>no key</html>", "refused"],
  [401, JSON.stringify({ detail: "missing authorization information" }), "bad key"],
  [403, relay("ProjectId"), "no project"],
  [403, relay("Cors"), "refused"],
  [403, "<html>Blocked by a firewall</html>", "refused"],
  [404, "<html>not found</html>", "no project"],
  [413, "<html>too large</html>", "too large"],
  [502, "<html>bad gateway</html>", "server error"],
])("interprets a response with status %i and body %j as: %s", (status, body, outcome) => {
  const answer = resultOfResponse(new Response(body, { status }), body, { id: ID, category: "error" }, 0);
  expect(answer.outcome).toBe(outcome);
  expect(answer.text).not.toContain("<html>");
});

it("reports that an HTML page is not a response from Sentry", () => {
  const answer = resultOfResponse(new Response("hi"), "hi", { id: ID, category: "error" }, 0);
  expect(answer.text).toContain("the response is not from Sentry");
});

it("reports that fetch blocks the port", async () => {
  const failure: unknown = await fetch("http://127.0.0.1:9/").catch((error: unknown) => error);
  expect(resultOfFailure(failure, 1000).text).toContain("fetch blocks this port");
});
