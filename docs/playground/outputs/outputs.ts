import type { Output } from "./output.ts";

const SENTRY_INIT: Output = {
  title: "Sentry.init",
  about: "For your app. compose() merges it with your own hooks and integrations.",
  create: async (written) => ({
    text: [
      'import * as Sentry from "@sentry/node";',
      'import { scrubber } from "@sentry-policy/scrubber";',
      "",
      "Sentry.init({",
      "  dsn: process.env.SENTRY_DSN,",
      `  ...scrubber(${written.trim().replaceAll("\n", "\n  ")}),`,
      "});",
      "",
    ].join("\n"),
  }),
};

const RELAY: Output = {
  title: "Relay",
  about:
    "For Sentry's server, as the PII config of a project or an organization. It also scrubs what comes from SDKs that " +
    "cannot run the scrubber. Relay does not find everything that the scrubber finds.",
  // Loaded only when it is needed, because it contains the whole export.
  create: async (_, policy) => (await import("./relay.ts")).relayText(policy),
};

/** The forms that the playground offers. */
export const OUTPUTS: readonly Output[] = Object.freeze([SENTRY_INIT, RELAY]);
