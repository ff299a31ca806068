import { expect, it } from "vitest";
import { problemsIn } from "../../testing/problems.ts";
import { sentryConfig } from "../sentry-config.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";

it.each([
  ["SENTRY_RELEASE", "$CI_SHA", "template"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder that was not substituted looks like this.
  ["SENTRY_ENVIRONMENT", "${DEPLOY_ENV}", "template"],
  ["SENTRY_NAME", "SENTRY_NAME", "template"],
  ["SENTRY_RELEASE", "shop@$CI_SHA", "template"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder that was not substituted looks like this.
  ["SENTRY_RELEASE", "shop@${VERSION:-}", "template"],
  ["SENTRY_RELEASE", "$(git rev-parse HEAD)", "template"],
  ["SENTRY_DIST", "%CI_SHA%-1", "template"],
  ["SENTRY_NAME", "web-{{ ordinal }}", "template"],
  ["SENTRY_RELEASE", "undefined", "template"],
  ["SENTRY_ENVIRONMENT", "null", "template"],
  ["SENTRY_RELEASE", "'shop@1.4.0'", "quotes"],
])("rejects the unfilled or quoted value in %s=%s", (name, value, reason) => {
  expect(problemsIn({ [name]: value })).toEqual([expect.stringContaining(reason)]);
});

it.each([
  ["SENTRY_RELEASE", "100%", { release: "100%" }],
  ["SENTRY_RELEASE", "price$5", { release: "price$5" }],
  ["SENTRY_IGNORE_ERRORS", "/^a$|^b$(?:c)/", { ignoreErrors: [/^a$|^b$(?:c)/] }],
])("accepts %s=%s, which contains no placeholder", (name, value, options) => {
  expect(sentryConfig({ SENTRY_DSN: DSN, [name]: value })).toMatchObject(options);
});
