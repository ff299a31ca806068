import { expect, it } from "vitest";
import { problemsIn } from "../../testing/problems.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";

it.each([
  [`"${DSN}"`, "quotes"],
  ["https://key@host.example/", "no project id"],
  ["https://k-y@host.example/1", "contains a hyphen"],
  ["https://host.example/1", "no public key"],
  ["https://key@host example/1", "whitespace"],
  ["host.example/1", "does not begin with https://"],
])("rejects the DSN %s with the reason: %s", (dsn, reason) => {
  expect(problemsIn({ SENTRY_DSN: dsn })).toEqual([expect.stringContaining(reason)]);
});
