import { FILTERED } from "../../policy/redaction.ts";
import { FEATURES, type TextFeatures } from "../prefilter/text-features.ts";
import type { Beginning, Detector, Needs } from "./detector.ts";

/**
 * Some detectors run on a text only if it has both of these features: a long run of letters, digits, `_` and `-`, and a
 * character that cannot be part of a hash or a UUID.
 */
const KEY_FEATURES: TextFeatures = FEATURES.keyRun | FEATURES.notHex;
const LONGEST_KEY = 2000;
const MAILGUN_DIGITS = 32;
// Patterns for keys whose end was cut off. They match what is left after the prefix. Each pattern is for keys with a
// different set of characters.
const KEY_REST = /^[\w-]{3,200}$/;
const BASE64_KEY_REST = /^[\w+/=.~-]{3,200}$/;
const HEX_KEY_REST = /^[\da-f-]{3,200}$/;
const UPPER_KEY_REST = /^[A-Z\d]{3,200}$/;
/**
 * Matches the first character of a possible key. In `=ghp_aB3` it matches the `g`, but not the `a`, which follows
 * a part of the key.
 */
const KEY_START = /(?<![A-Za-z\d]|[A-Za-z\d][_-])[A-Za-z\d]/g;
/** Matches a word or the beginning of a word: `button`, `configCache`, `BASE`, `2024` -> true, `aB3d` -> false */
const WORD_OR_BEGINNING = /^(?:(?:[a-z]+|[A-Z][a-z]{2,})?(?:[A-Z][a-z]{2,})*(?:[A-Z][a-z]?)?|[A-Z]+|\d+)$/;

/**
 * Published prefixes of vendors' keys. Each line has the kind, the minimum number of characters after a prefix, and the
 * prefixes. The keys consist of letters, digits, `_` and `-`. If the minimum has a `+`, they can also contain `+`, `/`,
 * `=`, `.` and `~`.
 */
const KEY_PREFIXES = `
anthropic 20 sk-ant-
github 20 ghp_ gho_ ghu_ ghs_ ghr_ github_pat_
gitlab +16 glpat- gldt- glrt- glptt- glft- glimt- glagent- glsoat- glcbt- gloas- glffct- GR1348941
slack 10 xoxa- xoxb- xoxc- xoxe- xoxe.xoxb- xoxe.xoxp- xoxo- xoxp- xoxr- xoxs- xapp-
stripe +10 sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_ pk_live_ pk_test_ whsec_
google +20 AIza GOCSPX- ya29. 1//0
npm 30 npm_
pypi 40 pypi-AgE
sendgrid +32 SG.
square 22 sq0atp- sq0csp- sq0idp-
shopify 32 shpat_ shpca_ shppa_ shpss_ shptka_
digitalocean 32 doo_v1_ dop_v1_ dor_v1_
databricks 32 dapi
huggingface 30 hf_ api_org_
linear 30 lin_api_ lin_oauth_
notion 40 ntn_ secret_
heroku 30 HRKU-
vault 24 hvs. hvb. hvr.
doppler +40 dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.
planetscale +32 pscale_tkn_ pscale_oauth_ pscale_pw_
postman 50 PMAK-
newrelic 19 NRAK- NRAA- NRIQ- NRRA- NRII- NRJS-
grafana +32 glsa_ glc_ eyJrIjoi
sentry +32 sntrys_ sntryu_
fly +40 fo1_ fm1r_ fm1a_ fm2_
supabase 20 sbp_ sb_secret_
age 50 AGE-SECRET-KEY-1
atlassian +30 ATATT3 ATCTT3 ATBB
facebook 90 EAA
dropbox 130 sl.
docker 20 dckr_pat_ dckr_oat_
rubygems 40 rubygems_
artifactory 54 AKCp cmVmd
groq 40 gsk_
xai 60 xai-
replicate 36 r8_
perplexity 40 pplx-
figma 36 figd_ figo_ figu_ figr_
plaid 36 access-sandbox- access-development- access-production-
alibaba 12 LTAI
dynatrace +60 dt0
easypost 54 EZAK EZTK
brevo 60 xkeysib- xsmtpsib-
buildkite 32 bkua_ bkaj_ bkct_
pulumi 40 pul-
clojars 60 CLOJARS_
duffel 43 duffel_test_ duffel_live_
frameio 64 fio-u-
readme 70 rdme_
typeform +40 tfp_
prefect 36 pnu_ pnb_
netlify 36 nfp_
contentful 40 CFPAT-
onepassword +30 ops_eyJ A3-
tailscale 20 tskey-
adobe 28 p8e-
shippo 40 shippo_live_ shippo_test_
sourcegraph 40 sgp_
settlemint 16 sm_pat_ sm_aat_ sm_sat_
scalingo 48 tk-us-
intra42 64 s-s4t2ud- s-s4t2af-
openshift 43 sha256~
infracost 32 ico-
flutterwave 32 FLWSECK_TEST- FLWPUBK_TEST- FLWSECK- FLWPUBK-
harness +40 pat. sat.
clickhouse 38 4b1d
`;

/** Detectors of vendors' keys in their published forms. They are redacted even with `scrubPersonalData: false`. */
export const VENDORS: readonly Detector[] = Object.freeze([
  ...KEY_PREFIXES.trim()
    .split("\n")
    .map((line) => keysOfLine(line.split(" "))),
  keysWithPrefix(
    "aws",
    "AKIA ASIA ABIA ACCA",
    /(?<![A-Z\d])A(?:KIA|SIA|BIA|CCA)[A-Z2-7\d]{16}(?![A-Z\d])/g,
    UPPER_KEY_REST,
  ),
  keysWithPrefix("twilio", "SK", /(?<![A-Za-z\d])SK[\da-f]{32}(?![A-Za-z\d])/g, HEX_KEY_REST),
  keysWithPrefix("openai", "sk-", /(?<![A-Za-z\d])sk-(?!ant-)[\w-]{20,300}/g),
  keysWithPrefix("mailgun", "key-", /key-[\da-f]{32}(?![\w-])/g, HEX_KEY_REST),
  keysWithPrefix("airtable", "pat", /(?<!\w)pat[A-Za-z\d]{14}\.[a-f\d]{64}/g, /^[A-Za-z\d]{3,14}(?:\.[\da-f]{0,64})?$/),
  keysWithPrefix("square", "EAAA", /(?<!\w)EAAA[\w-]{56,64}(?!\w)/g),
  keysWithPrefix("cloudflare", "v1.0-", /v1\.0-[a-f\d]{24}-[a-f\d]{146}/g, HEX_KEY_REST),
  keysWithPrefix("octopus", "API-", /API-[A-Z\d]{26}(?![A-Z\d])/g, UPPER_KEY_REST),
  keysWithPrefix(
    "authress",
    "sc_ ext_ scauth_",
    /(?:sc|ext|scauth)_[a-z\d]{5,30}\.[a-z\d]{4,6}\.acc[_-][\w.-]{40,200}/g,
  ),
  keysWithPrefix(
    "launchdarkly",
    "sdk- mob- api-",
    /(?:sdk|mob|api)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g,
    HEX_KEY_REST,
  ),
  keysWithPrefix("firebase", "AAAA", /(?<![\w-])AAAA[\w-]{7}:[\w-]{100,200}/g, /^[\w:-]{3,200}$/),
  keysWithPrefix(
    "slackwebhook",
    "hooks.slack.com/",
    /hooks\.slack\.com\/[a-z]{1,16}\/(?<secret>[\w/-]{20,200})/g,
    BASE64_KEY_REST,
  ),
  Object.freeze({
    ...keysThatContain(
      "discordwebhook",
      "discord",
      /discord(?:app)?\.com\/api\/webhooks\/(?<secret>\d{10,24}\/[\w-]{40,100})/g,
    ),
    beginning: beginningOf(["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"], BASE64_KEY_REST),
  }),
  // Keys that contain a known string, but do not begin with it.
  keysThatContain("mailchimp", "us0 us1 us2 us3 us4 us5 us6 us7 us8 us9", /(?<![\da-f])[\da-f]{32}-us\d{1,2}(?!\w)/g),
  Object.freeze({
    ...keysThatContain("terraform", "atlasv1.", /(?<![A-Za-z\d])[A-Za-z\d]{14}\.atlasv1\.[\w-]{40,80}/g),
    beginning: { pattern: /(?<![A-Za-z\d])[A-Za-z\d]{14}\.atlasv1\.[\w-]{0,40}/g, confirms: () => true },
  }),
  keysThatContain("maxmind", "mmk", /(?<!\w)[A-Za-z\d]{6}_[A-Za-z\d]{29}_mmk(?!\w)/g),
  Object.freeze({
    ...keysThatContain(
      "teamswebhook",
      "IncomingWebhook/",
      /\/webhookb2\/(?<secret>[\w@-]{36,100}\/IncomingWebhook\/[\w-]{16,64}(?:\/[\w-]{1,64}){0,3})/g,
    ),
    beginning: { pattern: /\/webhookb2\/(?<secret>[\w@-]{1,100}(?:\/[\w-]{0,64}){0,5})/g, confirms: () => true },
  }),
  // Keys without a prefix.
  Object.freeze({
    ...vendorDetector("mailgun", { has: FEATURES.keyRun, length: 50 }, /-[\da-f]{8}-[\da-f]{8}(?![\w-])/g),
    startsAt: startOfMailgunKey,
  }),
  Object.freeze({
    ...vendorDetector(
      "telegram",
      { has: KEY_FEATURES | FEATURES.colonValue },
      /(?<!\d)\d{5,16}:A[\w-]{30,36}(?![\w-])/g,
    ),
    beginning: { pattern: /(?<!\d)\d{5,16}:A[\w-]{2,36}/g, confirms: hasGeneratedPart },
  }),
  Object.freeze({
    ...vendorDetector(
      "discord",
      { has: KEY_FEATURES, length: 57, includes: "." },
      /(?<![\w-])[MNO][\w-]{23,27}\.[\w-]{6,7}\.[\w-]{27,45}(?![\w-])/g,
    ),
    beginning: {
      pattern: /(?<![\w-])[MNO][\w-]{23,27}\.[\w-]{0,7}(?:\.[\w-]{0,45})?/g,
      confirms: hasGeneratedPart,
    },
  }),
  Object.freeze({
    ...vendorDetector(
      "azure",
      { has: KEY_FEATURES, includes: "Q~" },
      /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])/g,
    ),
    beginning: { pattern: /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{0,34}/g, confirms: () => true },
  }),
  vendorDetector("azurestorage", { has: FEATURES.twoEquals, length: 88 }, /(?<![\w+/-])[A-Za-z\d+/]{86}==(?![\w=])/g),
  vendorDetector(
    "asana",
    { has: KEY_FEATURES | FEATURES.colonValue },
    /(?<!\d)[12]\/\d{13,20}(?:\/\d{13,20})?:[a-f\d]{32}/g,
  ),
]);

/**
 * Returns where a Mailgun key begins, or `undefined` if `dash` is not the first dash of a key. The detector's pattern
 * matches only from that dash on. That is faster than from the start of the key, because texts contain fewer dashes
 * than hexadecimal digits.
 */
function startOfMailgunKey(text: string, dash: number): number | undefined {
  const start = dash - MAILGUN_DIGITS;
  return /^[^\w-]?[\da-f]{32}$/.test(text.slice(Math.max(0, start - 1), dash)) ? start : undefined;
}

function keysOfLine([kind = "", least = "", ...starts]: readonly string[]): Detector {
  const isBase64 = least.startsWith("+");
  const chars = isBase64 ? "[\\w+/=.~-]" : "[\\w-]";
  const begin = starts.map((start) => start.replace(/[.+]/g, "\\$&")).join("|");
  // A full stop at the end belongs to a sentence, not to the key.
  const source = `(?<![A-Za-z\\d]|[A-Za-z\\d][_-])(?:${begin})${chars}{${Number(least)},${LONGEST_KEY}}(?<!\\.)`;
  return keysWithPrefix(kind, starts.join(" "), new RegExp(source, "g"), isBase64 ? BASE64_KEY_REST : KEY_REST);
}

/**
 * Returns the detector of keys that begin with one of `starts`. `key` is for keys whose end was cut off: it matches
 * what is left after the prefix.
 */
function keysWithPrefix(kind: string, starts: string, pattern: RegExp, key = KEY_REST): Detector {
  return Object.freeze({ ...keysThatContain(kind, starts, pattern), beginning: beginningOf(starts.split(" "), key) });
}

/**
 * Returns the detector of keys that contain one of `starts`, which must be at the beginning of a run of letters and
 * digits.
 */
function keysThatContain(kind: string, starts: string, pattern: RegExp): Detector {
  return vendorDetector(kind, { starts: Object.freeze(starts.split(" ")) }, pattern);
}

function vendorDetector(kind: string, needs: Needs, pattern: RegExp): Detector {
  return Object.freeze({ kind, rule: `@${kind}`, personal: false, needs, pattern, replacement: FILTERED });
}

/** Returns how to find a key whose end was cut off: finds `ghp_aB3d`, but neither `sk-button` nor `npm_config`. */
function beginningOf(starts: readonly string[], key: RegExp): Beginning {
  const startOf = (text: string, at: number): string | undefined =>
    starts.find((start) => text.startsWith(start, at) && key.test(text.slice(at + start.length)));
  return {
    pattern: KEY_START,
    startsAt: (text, at) => (startOf(text, at) === undefined ? undefined : at),
    confirms: (found) => {
      const start = startOf(found, 0) ?? "";
      return looksGenerated(start, found.slice(start.length));
    },
  };
}

function looksGenerated(start: string, key: string): boolean {
  // If the prefix consists of capitals, further capitals are part of a key and not a word: `AKIAZQW` -> true
  if (/^[A-Z\d-]{1,30}[A-Z\d]$/.test(start) && /^[A-Z\d]{3}/.test(key)) return true;
  return hasGeneratedPart(key);
}

/** Checks whether any part of a key is not a word: `config-aB3d` -> true, `config-cache` -> false. */
function hasGeneratedPart(key: string): boolean {
  return key.split(/[^A-Za-z\d]/).some((part) => !WORD_OR_BEGINNING.test(part));
}
