import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";
import { DETECTORS } from "./index.ts";

// Made-up keys, which are assembled from parts so that secret scanners do not report this file.
const A = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY";
const HEX = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const UUID = "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9";
const j = (...parts: readonly string[]) => parts.join("");

/** For each kind of detector, strings that are redacted as a whole. */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  email: ["ada@example.org", "ada.l+tag@mail.example.co.uk", "ada%40example.org", "bob@bücher.example"],
  ip: ["203.0.113.7", "255.255.255.255", "2001:db8::1", "fe80::1ff:fe23:4567:890a", "::ffff:192.0.2.1"],
  ssn: ["219-09-9999", "078 05 1120"],
  iban: ["GB29NWBK60161331926819", "DE44 5001 0517 5407 3249 31", "NO9386011117947"],
  creditcard: ["4111 1111 1111 1111", "378282246310005", "5105-1051-0510-5100", "6011000990139424", "2223003122003222"],
  jwt: [j("eyJhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxMjM0In0", ".", A)],
  aws: [j("AKIA", "Z7QWERTYUIOPASDF"), j("ASIA", "Z7QWERTYUIOPASDF")],
  github: [j("ghp_", A, "aB3d"), j("github_pat_", A)],
  gitlab: [j("glpat-", A.slice(0, 20))],
  slack: [j("xoxb-", "123456789012-", A)],
  stripe: [j("sk_live_", A), j("whsec_", A)],
  openai: [j("sk-proj-", A)],
  anthropic: [j("sk-ant-api03-", A)],
  google: [j("AIza", A, "abc"), j("GOCSPX-", A), j("ya29.", A)],
  npm: [j("npm_", A, "aB3d")],
  pypi: [j("pypi-AgEIcHlwaS5vcmc", A, A)],
  sendgrid: [j("SG.", A.slice(0, 22), ".", A, "aB3dE5fG7hJ")],
  twilio: [j("SK", HEX.slice(0, 32))],
  mailgun: [j("key-", HEX.slice(0, 32)), j(HEX.slice(0, 32), "-", HEX.slice(0, 8), "-", HEX.slice(0, 8))],
  mailchimp: [j(HEX.slice(0, 32), "-us6")],
  square: [j("sq0atp-", A.slice(0, 22))],
  shopify: [j("shpat_", HEX.slice(0, 32))],
  digitalocean: [j("dop_v1_", HEX.slice(0, 64))],
  databricks: [j("dapi", HEX.slice(0, 32))],
  huggingface: [j("hf_", "QwErTyUiOpAsDfGhJkLzXcVbNmQwErTyUi")],
  linear: [j("lin_api_", A, "aB3dE5fG")],
  notion: [j("ntn_", A, "aB3dE5fG7h")],
  telegram: [j("123456789:A", A, "aB")],
  discord: [j("MTIzNDU2Nzg5MDEyMzQ1Njc4", ".GaBcDe.", A)],
  heroku: [j("HRKU-", UUID)],
  vault: [j("hvs.", A)],
  terraform: [j(A.slice(0, 14), ".atlasv1.", A, A)],
  doppler: [j("dp.pt.", A, "aB3dE5fG")],
  planetscale: [j("pscale_tkn_", A)],
  postman: [j("PMAK-", HEX.slice(0, 24), "-", HEX.slice(0, 34))],
  newrelic: [j("NRAK-", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0")],
  grafana: [j("glsa_", A, "_", HEX.slice(0, 8))],
  sentry: [j("sntrys_", A, A)],
  fly: [j("fo1_", A, "aB3dE5fG7hJ")],
  supabase: [j("sbp_", HEX.slice(0, 40))],
  azure: [j("aB3", "8Q~", A, "aB")],
  atlassian: [j("ATATT3", A, A)],
  airtable: [j("pat", A.slice(0, 14), ".", HEX.slice(0, 64))],
  docker: [j("dckr_pat_", A)],
  rubygems: [j("rubygems_", HEX.slice(0, 48))],
  figma: [j("figd_", A, "aB3dE5fG")],
  plaid: [j("access-sandbox-", UUID)],
  alibaba: [j("LTAI", A.slice(0, 20))],
  pulumi: [j("pul-", HEX.slice(0, 40))],
  netlify: [j("nfp_", A, "aB3d")],
  launchdarkly: [j("sdk-", UUID)],
  firebase: [j("AAAA", "aB3dE5f", ":", A, A, A, A, "aB3dE5fG7hJ9")],
};

/** For each kind of detector, strings in which only a part is redacted, each with the result. */
const PART: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  pemkey: [
    [
      "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----",
      "-----BEGIN PRIVATE KEY-----[Filtered]-----END PRIVATE KEY-----",
    ],
    ["cut: -----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz", "cut: -----BEGIN OPENSSH PRIVATE KEY-----[Filtered]"],
  ],
  bearer: [
    ["Bearer abc.def.ghi", "Bearer [token]"],
    ["got basic dXNlcjpwYXNz.", "got basic [token]"],
  ],
  urlauth: [["amqp://svc:p4ss@mq.internal/x", "amqp://[Filtered]@mq.internal/x"]],
  userpath: [
    ["/home/kim/x /Users/kim", "/home/[user]/x /Users/[user]"],
    ["C:\\Users\\Kim Lee\\x", "C:\\Users\\[user]\\x"],
  ],
  slackwebhook: [
    ["https://hooks.slack.com/services/T0/B0/aB3dE5fG7hJ9kL1mN2pQ", "https://hooks.slack.com/services/[Filtered]"],
  ],
};

/** Strings that no detector redacts. */
const KEPT = [
  "order 4111 1111 1111 1112",
  "ref 1700000000000123",
  "ssn 000-12-3456",
  "ssn 666-12-3456",
  "part 219-09-0000",
  "DE45500105175407324931",
  "1.2.3.4.5",
  "v1.2.3.4",
  "Chrome/120.0.6099.109",
  "12:34:56",
  "a::b std::vector",
  "icon@2x.png",
  "lodash@4.17.21",
  "root@localhost",
  "@sentry/node",
  "the bearer of news",
  "basic training",
  "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
  UUID,
  HEX.slice(0, 32),
  HEX.slice(0, 40),
  `sha512-${A}${A}${"aB3dE5fG7hJ9kL1mN2pQ4r"}==`,
  "AKIA",
  "ghp_short",
  "sk-button-primary",
  "key-value",
  "/home",
  "/Users/Shared/x",
  "https://example.com/@ada",
  "2026-11-24T03:45:50.123Z",
  "00:1a:2b:3c:4d:5e",
  "eyJ.x",
];

const scrub = createScrub();

describe("the built-in detectors", () => {
  it.each(Object.entries(FOUND).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const)))(
    "for %s redact all of %s, in any context",
    (kind, text) => {
      const word = DETECTORS.find((each) => each.kind === kind)?.replacement;
      expect(scrub(text)).toBe(word);
      for (const [before, after] of [
        ["was ", " then"],
        ['("', '")'],
        ["a,", ",b"],
        ["значение ", "。"],
        ["\n", "\n"],
      ] as const) {
        expect(scrub(`${before}${text}${after}`)).toBe(`${before}${word}${after}`);
      }
    },
  );

  it.each(Object.values(PART).flat())("redact only the secret in %j, which becomes %j", (before, after) => {
    expect(scrub(before)).toBe(after);
  });

  it.each(KEPT)("keep %s", (text) => {
    expect(scrub(text)).toBe(text);
  });

  it.each([...new Set(DETECTORS.map(({ kind }) => kind))])("for %s can be turned off", (kind) => {
    const off = createScrub({ detectors: { [kind]: false } });
    for (const text of FOUND[kind] ?? []) expect(off(`was ${text} then`)).not.toBe(scrub(`was ${text} then`));
  });
});
