import { expect, it } from "vitest";
import { problemsIn } from "../../testing/problems.ts";
import { sentryConfig } from "../sentry-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";

it("accepts the common words for true in any case, and rejects other words", () => {
  for (const word of ["TRUE", "1", "yes", "on", "y", "t", " enabled "]) {
    expect(sentryConfig({ SENTRY_DSN: DSN, SENTRY_ENABLED: word })).toMatchObject({ enabled: true });
  }
  expect(problemsIn({ SENTRY_ENABLED: "flase" })).toEqual([expect.stringContaining("expected true or false")]);
});
