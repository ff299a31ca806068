import { ALPHABETS, type Random, uuid } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";
import { whole } from "./whole.ts";

const { alnum, base64, digits, hex, lowerAlnum, upperAlnum, urlSafe } = ALPHABETS;

/** Creates a kind for each prefix. A secret is the prefix, followed by `length` characters of `alphabet`. */
function prefixed(kind: string, prefixes: readonly string[], alphabet: string, length: number): readonly TextKind[] {
  return prefixes.map((prefix) => whole(`${kind} ${prefix}`, (r) => prefix + r.text(alphabet, length)));
}

/** Creates a kind of text that contains one secret, such as a URL with a key. */
function within(kind: string, secretOf: (random: Random) => string, text: (secret: string) => string): TextKind {
  return {
    kind,
    make(random) {
      const secret = secretOf(random);
      return { text: text(secret), secrets: [secret] };
    },
  };
}

/**
 * Keys and webhooks of smaller vendors. Formats: rules of noseyparker, kingfisher and trufflehog, and pages of the
 * vendors.
 */
export const TOKEN_KINDS: readonly TextKind[] = [
  // Continuous integration, packages and code.
  ...["CCIPAT_", "CCIPRJ_"].map((prefix) =>
    whole(`CircleCI ${prefix}`, (r) => `${prefix}${r.text(alnum, 22)}_${r.text(hex, 40)}`),
  ),
  ...prefixed("SonarQube", ["squ_", "sqp_", "sqa_"], hex, 40),
  ...prefixed("crates.io", ["cio"], alnum, 32),
  ...prefixed("NuGet", ["oy2"], lowerAlnum, 43),
  ...prefixed("Dependency-Track", ["odt_"], alnum, 32),
  ...prefixed("Bitbucket Data Center", ["BBDC-"], alnum, 44),
  ...prefixed("Atlassian app password, old form", ["ATBB"], alnum, 28),
  ...prefixed("Sourcegraph Cody", ["slk_"], hex, 64),
  ...prefixed("Portainer", ["ptr_"], alnum, 44),
  // Services for language models.
  ...prefixed("Nvidia", ["nvapi-"], urlSafe, 64),
  whole("Pinecone", (r) => `pcsk_${r.text(alnum, 6)}_${r.text(alnum, 62)}`),
  ...["lsv2_pt_", "lsv2_sk_"].map((prefix) =>
    whole(`LangSmith ${prefix}`, (r) => `${prefix}${r.text(hex, 32)}_${r.text(hex, 10)}`),
  ),
  whole("Langfuse", (r) => `sk-lf-${uuid(r)}`),
  ...prefixed("Tavily", ["tvly-", "tvly-dev-"], alnum, 32),
  ...prefixed("Jina", ["jina_"], alnum, 60),
  ...prefixed("Firecrawl", ["fc-"], hex, 32),
  ...prefixed("ElevenLabs", ["sk_"], hex, 48),
  ...prefixed("Together", ["tgp_v1_"], urlSafe, 43),
  ...prefixed("E2B", ["e2b_"], hex, 40),
  // Clouds and infrastructure.
  ...["JQQJ99", "AZDO"].map((sign) =>
    whole(
      `Azure ${sign}`,
      (r) => r.text(alnum, sign === "AZDO" ? 76 : 52) + sign + r.text(alnum, sign === "AZDO" ? 4 : 26),
    ),
  ),
  whole("Azure +ACR", (r) => `${r.text(alnum, 42)}+ACR${r.text(alnum, 6)}`, false),
  whole("Azure AzFu", (r) => `${r.text(alnum, 44)}AzFu${r.text(alnum, 6)}==`, false),
  whole("Azure AzSe", (r) => `${r.text(alnum, 42)}AzSe${r.text(alnum, 6)}`),
  whole("AWS MWS", (r) => `amzn.mws.${uuid(r)}`),
  ...prefixed("AWS AppSync", ["da2-"], lowerAlnum, 26),
  ...prefixed("AWS Bedrock", ["ABSK"], alnum, 128),
  ...prefixed("AWS session token", ["IQoJb3JpZ2luX2Vj"], alnum, 300),
  ...prefixed("Alchemy", ["alcht_"], alnum, 30),
  ...prefixed("Neon", ["napi_"], lowerAlnum, 64),
  ...prefixed("Neon password", ["npg_"], alnum, 12),
  ...prefixed("Render", ["rnd_"], alnum, 28),
  whole("Vercel Blob", (r) => `vercel_blob_rw_${r.text(alnum, 16)}_${r.text(alnum, 30)}`),
  ...prefixed("Cloudflare", ["cfk_", "cfut_", "cfat_"], alnum, 48),
  ...prefixed("Tencent", ["AKID"], alnum, 32),
  ...prefixed("Yandex", ["AQVN"], urlSafe, 36),
  ...prefixed("Yandex OAuth", ["y0_"], alnum, 55),
  whole("Yandex IAM", (r) => `t1.9eu${r.text(alnum, 80)}.${r.text(urlSafe, 86)}`, false),
  ...prefixed("Elastic", ["essu_"], alnum, 64),
  ...prefixed("MongoDB Atlas", ["mdb_sa_sk_"], urlSafe, 40),
  whole("Infisical", (r) => `st.${r.text(hex, 24)}.${r.text(hex, 32)}.${r.text(hex, 32)}`),
  whole("Akamai", (r) => `akab-${r.text(lowerAlnum, 16)}-${r.text(lowerAlnum, 16)}`),
  // Observability.
  ...["px-api-", "px-dep-"].map((prefix) => whole(`Pixie ${prefix}`, (r) => prefix + uuid(r))),
  ...prefixed("New Relic browser", ["NRBR-"], hex, 19),
  whole("New Relic license", (r) => `${r.text(hex, 36)}NRAL`),
  whole("New Relic license, EU", (r) => `eu01xx${r.text(hex, 30)}NRAL`),
  ...prefixed("Datadog", ["ddapp_", "DDRCM_"], alnum, 40),
  ...prefixed("PostHog personal", ["phx_"], alnum, 43),
  ...prefixed("Rootly", ["rootly_"], hex, 64),
  whole("StackHawk", (r) => `hawk.${r.text(alnum, 20)}.${r.text(alnum, 20)}`),
  // Customers, payments and messages.
  ...["pat-na1-", "pat-eu1-"].map((prefix) => whole(`HubSpot ${prefix}`, (r) => prefix + uuid(r))),
  whole("Salesforce session", (r) => `00D${r.text(alnum, 12)}!AQ${r.text(`${alnum}._`, 89)}Z`, false),
  ...prefixed("Salesforce consumer key", ["3MVG9"], alnum, 80),
  ...prefixed("Salesforce refresh token", ["5Aep861"], alnum, 80),
  whole("Zoho", (r) => `1000.${r.text(hex, 32)}.${r.text(hex, 32)}`),
  whole("Resend", (r) => `re_${r.text(alnum, 8)}_${r.text(alnum, 24)}`),
  whole("Intercom", (r) => `dG9rOm${r.text(alnum, 52)}=`, false),
  ...prefixed("Slack workflow", ["xwfp-"], alnum, 40),
  ...prefixed("Telnyx", ["KEY0"], alnum, 52),
  ...prefixed("PubNub", ["sec-c-"], alnum, 48),
  ...prefixed("Ramp", ["ramp_sec_"], alnum, 48),
  ...prefixed("Teamwork", ["tkn.v1_"], alnum, 71),
  whole("Close", (r) => `api_${r.text(alnum, 22)}.${r.text(alnum, 22)}`),
  ...prefixed("Lob", ["live_"], hex, 35),
  ...prefixed("GoCardless", ["live_"], alnum, 40),
  ...prefixed("Paystack", ["sk_"], alnum, 32),
  whole("ClickUp", (r) => `pk_${r.text(digits, 7)}_${r.text(upperAlnum, 32)}`),
  ...prefixed("Klaviyo", ["pk_"], hex, 34),
  whole("Twitch stream", (r) => `live_${r.text(digits, 9)}_${r.text(alnum, 30)}`),
  // Other services.
  whole("Voiceflow", (r) => `VF.DM.${r.text(hex, 24)}.${r.text(alnum, 16)}`),
  ...prefixed("Adafruit", ["aio_"], alnum, 28),
  ...prefixed("Apify", ["apify_api_"], alnum, 36),
  ...prefixed("Ubidots", ["BBFF-"], alnum, 30),
  ...prefixed("Nightfall", ["NF-"], alnum, 32),
  ...prefixed("Flexport", ["shltm_"], alnum, 40),
  ...prefixed("Fleetbase", ["flb_live_"], alnum, 20),
  ...prefixed("Scrapfly", ["scp-live-"], hex, 32),
  ...prefixed("Square Cloud", ["sqco_"], alnum, 64),
  ...prefixed("Inngest", ["signkey-prod-"], hex, 64),
  // A common format without a vendor.
  ...prefixed("key of a usual form", ["acme_live_", "acme-token-", "shop_sk_test_", "acme_secret_"], alnum, 28).map(
    ({ kind, make }): TextKind => ({
      kind,
      make(random) {
        const { text } = make(random);
        // The words before the key are not secret.
        return { text, secrets: [text.slice(-28)] };
      },
    }),
  ),
  // Webhooks, whose hosts are not redacted.
  within(
    "Teams webhook, old host",
    (r) => r.text(hex, 32),
    (secret) =>
      `https://outlook.office.com/webhook/0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9@0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f8/IncomingWebhook/${secret}/0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f7`,
  ),
  within(
    "Zapier webhook",
    (r) => `${r.text(digits, 7)}/${r.text(lowerAlnum, 7)}`,
    (secret) => `https://hooks.zapier.com/hooks/catch/${secret}/`,
  ),
  within(
    "Tines webhook",
    (r) => `${r.text(hex, 32)}/${r.text(hex, 32)}`,
    (secret) => `https://acme.tines.com/webhook/${secret}`,
  ),
  within(
    "Make webhook",
    (r) => r.text(lowerAlnum, 32),
    (secret) => `https://hook.eu2.make.com/${secret}`,
  ),
  within("Feishu webhook", uuid, (secret) => `https://open.feishu.cn/open-apis/bot/v2/hook/${secret}`),
  within(
    "Webex webhook",
    (r) => r.text(base64.slice(0, 62), 76),
    (secret) => `https://webexapis.com/v1/webhooks/incoming/${secret}`,
  ),
];
