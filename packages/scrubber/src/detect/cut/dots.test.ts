import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();
const j = (...parts: readonly string[]) => parts.join("");

describe("a string that ends in dots", () => {
  it.each([
    ["postgres://ada:plum-anvil", "postgres://[Filtered]"],
    ["connect ECONNREFUSED redis://:plum9", "connect ECONNREFUSED redis://[Filtered]"],
    ["no account for ada.lovelace@exam", "no account for [email]"],
    ["no account for ada.lovelace@", "no account for [email]"],
    ["for ada@mail.e", "for [email]"],
    ["paid with 4111 1111 1111", "paid with [creditcard]"],
    ["paid with 4111-1111-1111-1", "paid with [creditcard]"],
    ["paid with 411111111111", "paid with [creditcard]"],
    ["paid in 15 4111 1111 1111 1", "paid in 15 [creditcard]"],
    ["ssn 219-09-", "ssn [us-ssn]"],
    ["ssn 219 09 99", "ssn [us-ssn]"],
    ["from DE44 5001", "from [iban]"],
    ["from GB29NWBK6016", "from [iban]"],
    ["from IT60 X054", "from [iban]"],
    ["with Bearer e2", "with Bearer [token]"],
    ["with eyJhbGciOi", "with [token]"],
    [j("with gh", "p_aB3dE"), "with [Filtered]"],
    [j("with gh", "p_aB3"), "with [Filtered]"],
    [j("with AK", "IAZQW"), "with [Filtered]"],
    [j("with sk", "_live_aB3d"), "with [Filtered]"],
    [j("with xo", "xb-1234-aB3"), "with [Filtered]"],
    [j("with 1234567890:", "AAaB3dE5"), "with [Filtered]"],
    ["see https://hooks.slack.com/services/T0AB/B0", "see https://[Filtered]"],
    ['--password "plum anv', '--password "[Filtered]'],
    ["<password>plum anv", "<password>[Filtered]"],
    ["url=postgres%3A%2F%2Fada%3Aplum", "url=postgres%3A%2F%2F[Filtered]"],
  ])("has the beginning of a secret redacted: %j", (text, expected) => {
    expect(scrub(`${text}...`)).toBe(`${expected}...`);
    expect(scrub(`${text}\u2026`)).toBe(`${expected}\u2026`);
    expect(scrub(`${text} and`)).toBe(`${text} and`);
  });

  it.each([
    "Loading",
    "Please wait",
    "Retrying in 3 seconds",
    "Connecting to localhost:3000",
    "Connecting to http://localhost:3000",
    "Connecting to https://shop.example:8443",
    "Listening on http://[::1]:80",
    "see https://docs.example.com/a/b",
    "see https://docs.example.com",
    "order 12345",
    "order 1700000000000",
    "took 12 34 56",
    "Copied 20231124031522",
    "since 2024-01-15",
    "since 2024-01-15 10:30",
    "call 0302 6913728",
    "version 1.2.3",
    "Follow us @",
    "Follow @sentry/node",
    "Installing left-pad@1.3",
    "Installing @types/node@20",
    "Installing @acme/ui@next",
    "Running npm_config_cache",
    "Rendering sk-button-primary",
    "Fetching api-docs",
    "Fetching discord.js",
    "Reading patMatcherForUrls",
    "Reading SKILLS",
    "Reading secret_santa_list",
    "The bearer of news",
    "Bearer token",
    "Basic authentication",
    "basic training",
    "Duration PT18H54M",
    "part AT24C02",
    "icon@2x",
    "uuid 4784bb3f-b984-f00b-de46-119743864058",
    "Unexpected token",
    "Cannot read properties of undefined (reading 'pass",
    "Uploading /srv/app/main.js",
    "Загрузка",
    "加载中",
    "eyJ",
    "",
  ])("is kept: %j", (text) => {
    expect(scrub(`${text}...`)).toBe(`${text}...`);
    expect(scrub(`${text}\u2026`)).toBe(`${text}\u2026`);
  });

  it("is searched only by detectors that are turned on", () => {
    expect(createScrub({ detectors: { email: false } })("for ada@exam...")).toBe("for ada@exam...");
    expect(createScrub({ scrubPersonalData: false })("paid with 4111 1111 1111...")).toBe(
      "paid with 4111 1111 1111...",
    );
    expect(createScrub({ detectors: { email: "mask" } })("for ada@exam...")).toBe("for ********...");
    expect(createScrub({ detectors: { pairs: false } })("<password>plum anv...")).toBe("<password>plum anv...");
  });

  it("is not the same as a string with dots in the middle, which is kept", () => {
    expect(scrub("for ada@exam... or so")).toBe("for ada@exam... or so");
  });
});
