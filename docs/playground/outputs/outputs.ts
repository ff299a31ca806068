/** A form in which a policy can be used elsewhere. */
export interface Output {
  readonly title: string;
  readonly about: string;
  /** Returns the text to copy, from the text of a valid policy. */
  readonly textOf: (policy: string) => string;
}

const SENTRY_INIT: Output = {
  title: "Sentry.init",
  about: "For your app. compose() merges it with your own hooks and integrations.",
  textOf: (policy) =>
    [
      'import * as Sentry from "@sentry/node";',
      'import { scrubber } from "@sentry-policy/scrubber";',
      "",
      "Sentry.init({",
      "  dsn: process.env.SENTRY_DSN,",
      `  ...scrubber(${policy.trim().replaceAll("\n", "\n  ")}),`,
      "});",
      "",
    ].join("\n"),
};

/** The forms that the playground offers. Other forms of the same policy, such as Relay's, are added here. */
export const OUTPUTS: readonly Output[] = Object.freeze([SENTRY_INIT]);
