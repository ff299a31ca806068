import { GITLEAKS } from "./vectors/gitleaks.ts";
import { MONEY } from "./vectors/money.ts";
import { RELAY } from "./vectors/relay.ts";
import { SECRETLINT } from "./vectors/secretlint.ts";
import { STANDARDS } from "./vectors/standards.ts";
import type { Vector } from "./vectors/vector.ts";
import { VENDORS } from "./vectors/vendors.ts";

/** Published test cases of standards, vendors, Sentry's server and secret scanners. */
export const VECTORS: readonly Vector[] = [...STANDARDS, ...MONEY, ...VENDORS, ...RELAY, ...GITLEAKS, ...SECRETLINT];

/**
 * The sources of the test cases in which a secret is not redacted, each with the reason. The test fails if a secret of
 * a source that is not listed is kept. It also fails if no secret of a listed source is kept.
 */
export const MISSED: Readonly<Record<string, string>> = {
  "gitleaks: gitlab-session-cookie": "the value is redacted, but the cookie's name, which the rule includes, is kept",
  "Relay: card between dashes": "ids have digits between dashes far more often than cards have",
  "Relay: user of a URL": "a user's name alone gives no access; only one that looks random is taken for a token",
  "Relay: card with a wrong check digit": "no network issues such a number, and order numbers look the same",
};
