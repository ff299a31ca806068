import { FEATURES, type TextFeatures } from "../prefilter/text-features.ts";
import { AZURE_KEYS } from "./azure-keys.ts";
import type { Detector } from "./detector.ts";
import { hasGeneratedPart, isWords } from "./generated.ts";
import { genericKeys } from "./generic-keys.ts";
import { KEY_PREFIXES } from "./key-prefixes.ts";
import { keysOfLine, keysThatContain, keysWithPrefix, vendorDetector } from "./prefixed-keys.ts";
import { WEBHOOKS } from "./webhooks.ts";

/**
 * A string is searched for keys without a fixed prefix only if it has both of these features: a run of at least 16
 * letters, digits, `_` and `-` (`keyRun`), and a character that no hash or UUID contains (`notHex`).
 */
const KEY_FEATURES: TextFeatures = FEATURES.keyRun | FEATURES.notHex;
const MAILGUN_DIGITS = 32;
// Patterns for the part of a truncated key after its prefix.
const HEX_KEY_REST = /^[\da-f-]{3,200}$/;
const UPPER_KEY_REST = /^[A-Z\d]{3,200}$/;

/** Detectors for keys in formats that vendors have published. */
const PUBLISHED: readonly Detector[] = Object.freeze<Detector[]>([
  ...KEY_PREFIXES.trim().split("\n").map(keysOfLine),
  keysWithPrefix(
    "aws",
    "AKIA ASIA ABIA ACCA",
    /(?<![A-Z\d])A(?:KIA|SIA|BIA|CCA)[A-Z2-7\d]{16}(?![A-Z\d])/g,
    UPPER_KEY_REST,
  ),
  keysWithPrefix("twilio", "SK", /(?<![A-Za-z\d])SK[\da-f]{32}(?![A-Za-z\d])/g, HEX_KEY_REST),
  Object.freeze({
    // A key must begin at the beginning of a word. Otherwise, the search in `sk-sk-sk-...` would be slow, because it
    // would start again at each `sk-`.
    ...keysWithPrefix("openai", "sk-", /(?<![\w-])sk-(?!ant-)[\w-]{20,300}/g),
    confirms: (found: string) => !isWords(found.slice(3)),
  }),
  keysWithPrefix("mailgun", "key-", /(?<![A-Za-z\d]|[A-Za-z\d][_-])key-[\da-f]{32}(?![\w-])/g, HEX_KEY_REST),
  keysWithPrefix("airtable", "pat", /(?<!\w)pat[A-Za-z\d]{14}\.[a-f\d]{64}/g, /^[A-Za-z\d]{3,14}(?:\.[\da-f]{0,64})?$/),
  keysWithPrefix("square", "EAAA", /(?<!\w)EAAA[\w-]{56,64}(?!\w)/g),
  keysWithPrefix(
    "salesforce",
    "00D",
    /(?<!\w)00D[A-Za-z\d]{9,15}![\w.]{50,300}/g,
    /^[A-Za-z\d]{3,15}(?:![\w.]{0,300})?$/,
  ),
  keysWithPrefix("twitch", "live_", /(?<!\w)live_\d{6,12}_[A-Za-z\d]{30}(?![A-Za-z\d])/g),
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
  // Keys that contain a known string, but do not begin with it. Example: keys of Mailchimp end with `-us` and a number.
  keysThatContain("mailchimp", "us0 us1 us2 us3 us4 us5 us6 us7 us8 us9", /(?<![\da-f])[\da-f]{32}-us\d{1,2}(?!\w)/g),
  Object.freeze({
    ...keysThatContain("terraform", "atlasv1.", /(?<![A-Za-z\d])[A-Za-z\d]{14}\.atlasv1\.[\w-]{40,80}/g),
    beginning: { pattern: /(?<![A-Za-z\d])[A-Za-z\d]{14}\.atlasv1\.[\w-]{0,40}/g, confirms: () => true },
  }),
  keysThatContain("maxmind", "mmk", /(?<!\w)[A-Za-z\d]{6}_[A-Za-z\d]{29}_mmk(?!\w)/g),
  // Keys that have no fixed prefix and are recognized by their structure.
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
  vendorDetector("azurestorage", { has: FEATURES.twoEquals, length: 88 }, /(?<![\w+/-])[A-Za-z\d+/]{86}==(?![\w=])/g),
  vendorDetector(
    "asana",
    { has: KEY_FEATURES | FEATURES.colonValue },
    /(?<!\d)[12]\/\d{13,20}(?:\/\d{13,20})?:[a-f\d]{32}/g,
  ),
  // A license key with 40 characters. Examples: `033f2f2072ca3f2cb2ec39019fa9e49cd640NRAL` and `eu01xx...NRAL`.
  vendorDetector(
    "newrelic",
    { has: KEY_FEATURES, length: 40, includes: "NRAL" },
    /(?<![A-Za-z\d])[\da-z]{34,36}NRAL(?![A-Za-z\d])/g,
  ),
  ...AZURE_KEYS,
  ...WEBHOOKS,
]);

/** Detectors for keys of vendors. These keys are redacted even if the policy has `scrubPersonalData: false`. */
export const VENDORS: readonly Detector[] = Object.freeze<Detector[]>([...PUBLISHED, genericKeys(PUBLISHED)]);

/**
 * Returns the start of the Mailgun key whose first dash is at `dash`, or `undefined` if there is no such key. A key
 * begins with 32 hexadecimal digits. The detector's pattern begins at the dash, because dashes are rarer and so faster
 * to find.
 */
function startOfMailgunKey(text: string, dash: number): number | undefined {
  const start = dash - MAILGUN_DIGITS;
  return /^[^\w-]?[\da-f]{32}$/.test(text.slice(Math.max(0, start - 1), dash)) ? start : undefined;
}
