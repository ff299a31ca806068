import { sentryConfig } from "@sentry-policy/config";
import { startIngest } from "@sentry-policy/e2e/ingest";
import * as v10 from "sentry-node-v10";
import * as v11 from "sentry-node-v11";
import { describe, expect, it } from "vitest";

describe.each([
  ["v10", v10],
  ["v11", v11],
] as const)("SDK %s with SENTRY_IGNORE_ERRORS", (_version, Sentry) => {
  it.each<[title: string, options: object, sent: readonly string[]]>([
    ["drops the errors with its default integrations", {}, ["other"]],
    ["sends the errors without its default integrations", { defaultIntegrations: false }, ["ignored", "other"]],
    ["sends the errors if the app removes EventFilters", { integrations: () => [] }, ["ignored", "other"]],
    [
      "drops the errors if the app adds only EventFilters",
      { defaultIntegrations: false, integrations: [Sentry.eventFiltersIntegration()] },
      ["other"],
    ],
  ])("%s, as the README says", async (_title, options, sent) => {
    const ingest = await startIngest();
    Sentry.init({ ...sentryConfig({ SENTRY_DSN: ingest.dsn(), SENTRY_IGNORE_ERRORS: "ignored" }), ...options });
    for (const message of ["ignored", "other"]) Sentry.captureException(new Error(message));
    await Sentry.close(5000);
    await ingest.close();
    const messages = ingest.items("event").map(({ payload }) => Object(payload).exception.values[0].value);
    expect(messages.sort()).toEqual(sent);
  });
});
