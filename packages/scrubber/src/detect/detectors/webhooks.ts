import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";
import { BASE64_KEY_REST, beginningOf, keysThatContain, keysWithPrefix, vendorDetector } from "./prefixed-keys.ts";

/**
 * Detectors for the URLs of webhooks. Such a URL is a secret, because anybody who knows the URL can call the webhook.
 * Only a part of the path is redacted, so that the host is still visible.
 */
export const WEBHOOKS: readonly Detector[] = Object.freeze<Detector[]>([
  keysWithPrefix(
    "slackwebhook",
    "hooks.slack.com/",
    /hooks\.slack\.com\/[a-z]{1,16}\/(?<secret>[\w/-]{20,200})/g,
    BASE64_KEY_REST,
  ),
  {
    ...keysThatContain(
      "discordwebhook",
      "discord",
      /discord(?:app)?\.com\/api\/webhooks\/(?<secret>\d{10,24}\/[\w-]{40,100})/g,
    ),
    beginning: beginningOf(["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"], BASE64_KEY_REST),
  },
  {
    ...keysThatContain(
      "teamswebhook",
      "IncomingWebhook/",
      // Also matches the older form of the URL, which begins with `outlook.office.com/webhook/`.
      /office\.com\/webhook(?:b2)?\/(?<secret>[\w@-]{36,100}\/IncomingWebhook\/[\w-]{16,64}(?:\/[\w-]{1,64}){0,3})/g,
    ),
    beginning: {
      pattern: /office\.com\/webhook(?:b2)?\/(?<secret>[\w@-]{1,100}(?:\/[\w-]{0,64}){0,5})/g,
      confirms: () => true,
    },
  },
  // Matches webhooks of Zapier. Example: in `https://hooks.zapier.com/hooks/catch/1234567/q7zt2lm`, the secret is
  // `1234567/q7zt2lm`.
  {
    ...vendorDetector(
      "webhook",
      { has: FEATURES.colon, includes: "hooks.zapier.com/" },
      /hooks\.zapier\.com\/hooks\/[a-z]{1,16}\/(?<secret>[\w/-]{8,300})/g,
    ),
    beginning: { pattern: /\.zapier\.com\/hooks\/[a-z]{1,16}\/(?<secret>[\w/-]{1,300})/g, confirms: () => true },
  },
  // Matches webhooks of Tines, Make, Feishu and Webex. Example: in `https://hook.eu2.make.com/q7zt2lmx9vkp4rsw`, the
  // secret is `q7zt2lmx9vkp4rsw`.
  {
    ...keysThatContain(
      "webhook",
      "tines.com/ hook. open.feishu.cn/ open.larksuite.com/ webexapis.com/",
      /(?:\.tines\.com\/webhook|hook\.[a-z\d]{2,8}\.make\.com|open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook|webexapis\.com\/v1\/webhooks\/incoming)\/(?<secret>[\w/-]{16,300})/g,
    ),
    beginning: {
      pattern: /(?:\.tines\.com\/webhook|\.make\.com|\/bot\/v2\/hook|\/webhooks\/incoming)\/(?<secret>[\w/-]{1,300})/g,
      confirms: () => true,
    },
  },
]);
