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

const FIX = "copy it from Sentry: Settings > Projects > Client Keys, for example https://<key>@o1.ingest.sentry.io/42";

it.each([
  ["is an auth token", ["sntrys", "made_up"].join("_"), "this is an auth token of Sentry, not a DSN"],
  ["is the auth token of a user", ["sntryu", "made_up"].join("_"), "this is an auth token of Sentry, not a DSN"],
  [
    "was built from an unset variable",
    "undefined",
    "the DSN is the word undefined, so the variable it comes from was not set",
  ],
  ["was built from null", "null", "the DSN is the word null, so the variable it comes from was not set"],
])("says that the value of SENTRY_DSN %s", (_title, dsn, problem) => {
  expect(problemsIn({ SENTRY_DSN: dsn })).toEqual([`SENTRY_DSN: ${problem}; ${FIX}`]);
});
