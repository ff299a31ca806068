import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";
import { ALPHABETS, random } from "../../testing/random.ts";
import { KEY_PREFIXES } from "./key-prefixes.ts";

const scrub = createScrub();
const UUID = "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9";
const MIXED = "q7Zt2LmX9vKp4RsW8yBn3Dc6";

const { alnum, hex, lowerAlnum, upperAlnum, urlSafe } = ALPHABETS;
const ALPHABET_OF: Readonly<Record<string, string>> = {
  a: alnum,
  b: urlSafe,
  h: hex,
  l: lowerAlnum,
  u: upperAlnum,
  w: urlSafe,
};
const PREFIXES = KEY_PREFIXES.trim()
  .split("\n")
  .flatMap((line) => {
    const [kind = "", form = "", ...prefixes] = line.split(" ");
    return prefixes.map((prefix) => [kind, prefix, form] as const);
  });

/**
 * Generates the part of a key after its prefix, in a format of `KEY_PREFIXES`. The last part gets eight characters more
 * than the format requires. Example: `a2_h4` -> `Zq_0f1e93c5a2b7`.
 */
function keyOf(form: string, seed: string): string {
  const r = random(seed);
  const key = form.replace(/uuid|([abhluw])(\d+)/g, (_part, letter: string | undefined, length: string) =>
    letter === undefined ? UUID : r.text(ALPHABET_OF[letter] ?? "", Number(length)),
  );
  const last = /([abhluw])\d+$/.exec(form)?.[1];
  return last === undefined ? key : `${key}${r.text(ALPHABET_OF[last] ?? "", 7)}7`;
}

describe("a vendor's key", () => {
  it.each(PREFIXES)("of %s with the prefix %s is redacted, and its prefix alone is kept", (_, prefix, form) => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), (seed) => {
        const key = prefix + keyOf(form, `${prefix}${form}${seed}`);
        expect(scrub(`got ${key} twice`)).toBe("got [Filtered] twice");
      }),
      { numRuns: 20 },
    );
    expect(scrub(`got ${prefix} twice`)).toBe(`got ${prefix} twice`);
  });

  it.each([
    "dapiDataGetTopLongShortPositionRatio (",
    "npm_config_some_rather_long_option_of_a_tool",
    "secret_manager_client_with_a_rather_long_name_indeed",
    "sk-circle-fade-dot-container",
  ])("is not found in an identifier: %s", (text) => {
    expect(scrub(text)).toBe(text);
  });

  it.each([
    ["JQQJ99", 52, 26],
    ["AZDO", 76, 4],
    ["+ACR", 42, 6],
    ["AzSe", 42, 6],
    ["AzCa", 33, 6],
    ["AzEG", 33, 6],
    ["AIoT", 33, 6],
    ["APIM", 76, 6],
    ["ACDb", 76, 6],
    ["AzFu", 44, 6],
    ["+ASb", 33, 6],
    ["+AEh", 33, 6],
    ["+ARm", 33, 6],
    ["+ASt", 76, 6],
  ] as const)("of Azure is recognized by its signature %s", (signature, before, after) => {
    const r = random(signature);
    const [head, tail] = [r.text(alnum, before), r.text(alnum, after)];
    for (const end of ["", "=", "=="])
      expect(scrub(`got ${head}${signature}${tail}${end} twice`)).toBe("got [Filtered] twice");
    expect(scrub(`https://api.example.com/v1/${head}${signature}${tail}/items`)).toBe(
      "https://api.example.com/v1/[Filtered]/items",
    );
    const other = `got ${head.slice(3)}${signature}${tail} twice`;
    expect(scrub(other)).toBe(other);
  });

  it.each([
    [
      `https://outlook.office.com/webhook/${UUID}@${UUID}/IncomingWebhook/${MIXED}/${UUID}`,
      "https://outlook.office.com/webhook/[Filtered]",
    ],
    [
      `https://acme.webhook.office.com/webhookb2/${UUID}@${UUID}/IncomingWebhook/${MIXED}/${UUID}`,
      "https://acme.webhook.office.com/webhookb2/[Filtered]",
    ],
    ["https://hooks.zapier.com/hooks/catch/1234567/q7zt2lm", "https://hooks.zapier.com/hooks/catch/[Filtered]"],
    [`https://acme.tines.com/webhook/${MIXED}/${MIXED}`, "https://acme.tines.com/webhook/[Filtered]"],
    [`https://hook.eu2.make.com/${MIXED}`, "https://hook.eu2.make.com/[Filtered]"],
    [`https://open.feishu.cn/open-apis/bot/v2/hook/${UUID}`, "https://open.feishu.cn/open-apis/bot/v2/hook/[Filtered]"],
    [
      `https://webexapis.com/v1/webhooks/incoming/${MIXED}${MIXED}`,
      "https://webexapis.com/v1/webhooks/incoming/[Filtered]",
    ],
  ])("in the path of a webhook is redacted: %s", (before, after) => {
    expect(scrub(`POST ${before} 200`)).toBe(`POST ${after} 200`);
  });
});

describe("a key without a published form", () => {
  const WORDS = ["live", "test", "prod", "secret", "sk", "pk", "key", "token", "pat", "api"];

  it.each(WORDS.flatMap((word) => ["_", "-"].map((sign) => [word, sign] as const)))(
    "is redacted after a vendor's name and the word `%s`, separated by `%s`",
    (word, sign) => {
      expect(scrub(`got acme${sign}${word}${sign}${MIXED} twice`)).toBe(`got [Filtered] twice`);
      expect(scrub(`got acme${sign}${word}${sign}short1 twice`)).toBe(`got acme${sign}${word}${sign}short1 twice`);
    },
  );

  it("is redacted in at least 99 of 100 cases, because few random parts look like words", () => {
    const keys = WORDS.flatMap((word) =>
      // `aZ3` ensures that the part has upper and lower case and a digit, like almost every random part.
      Array.from({ length: 100 }, (_, seed) => `acme_${word}_aZ3${random(`generic ${seed}`).text(alnum, 30)}`),
    );
    const left = keys.filter((key) => scrub(`got ${key} twice`) !== "got [Filtered] twice");
    expect(left.length / keys.length).toBeLessThan(0.01);
  });

  it.each([
    "main_prod_3f2a9c1b7d4e5f60718293a4b5c6d7e8.js",
    "main-prod-3f2a9c1b7d4e5f607182.chunk.css",
    "registry.example.com/api-3f2a9c1b7d4e5f60718293a4b5c6d7e8f9a0b1c2:prod",
    "api-7d9f8b6c5d-x2x4z",
    "shop-api-deployment-7d9f8b6c5d-x2x4z",
    "test_users_can_log_in_with_2_factors_and_3_devices",
    "test_GetUserProfileByIdVersion2Handler",
    "pages.checkout.key_summary_total_amount_including_taxes",
    "Button_test_container__x1y2z",
    "user_key_01h455vb4pex5vsknk084sn02q",
    "api_key_01ARZ3NDEKTSV4RRFFQ69G5FAV",
    "cache-key-d41d8cd98f00b204e9800998ecf8427e",
    "token-service-deployment-for-the-payments-team",
    "prod-eu-west-1-2026-11-29-backup-000000000001",
    "mystack-prod-LambdaRole-1A2B3C4D5E6F7",
    `test-${UUID}`,
  ])("is not found in a name, hash or id: %s", (text) => {
    expect(scrub(text)).toBe(text);
  });

  it("is not redacted if a known vendor issued it and the policy turns off the detector of this vendor", () => {
    const key = `sk_${"live"}_${MIXED}`;
    expect(createScrub({ detectors: { stripe: false } })(`got ${key}`)).toBe(`got ${key}`);
    expect(createScrub({ detectors: { apikey: false } })(`got ${key}`)).toBe("got [Filtered]");
  });
});
