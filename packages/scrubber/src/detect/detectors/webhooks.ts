import type { Detector } from "./detector.ts";
import { BASE64_KEY_REST, beginningOf, keysThatContain, keysWithPrefix } from "./prefixed-keys.ts";

/** Detectors of webhooks, which anybody who knows their URL can call. The host stays, the path is redacted. */
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
      // Also matches the path on the old host, `outlook.office.com/webhook/`.
      /\/webhook(?:b2)?\/(?<secret>[\w@-]{36,100}\/IncomingWebhook\/[\w-]{16,64}(?:\/[\w-]{1,64}){0,3})/g,
    ),
    beginning: { pattern: /\/webhook(?:b2)?\/(?<secret>[\w@-]{1,100}(?:\/[\w-]{0,64}){0,5})/g, confirms: () => true },
  },
  {
    ...keysThatContain(
      "webhook",
      "hooks.zapier.com/ tines.com/ hook. open.feishu.cn/ open.larksuite.com/ webexapis.com/",
      // Zapier, Tines, Make, Feishu and Webex: the `1234567/q7zt2lm` of `hooks.zapier.com/hooks/catch/1234567/q7zt2lm`.
      /(?:hooks\.zapier\.com\/hooks\/[a-z]{1,16}|\.tines\.com\/webhook|hook\.[a-z\d]{2,8}\.make\.com|open\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/v2\/hook|webexapis\.com\/v1\/webhooks\/incoming)\/(?<secret>[\w/-]{8,300})/g,
    ),
    beginning: {
      pattern:
        /(?:\.zapier\.com\/hooks\/[a-z]{1,16}|\.tines\.com\/webhook|\.make\.com|\/bot\/v2\/hook|\/webhooks\/incoming)\/(?<secret>[\w/-]{1,300})/g,
      confirms: () => true,
    },
  },
]);
