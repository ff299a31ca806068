import { describe, expect, test } from "vitest";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();
const GENERATED = "q7Zt2LmX9vKp4RsW8yBn3Dc6";
const ISSUED = "plum-anvil-7";

/** Checks that the scrubbed value does not contain the secret. */
const isGone = (value: unknown, secret: string) => !JSON.stringify(scrub(value)).includes(secret);

const KEY_NAMES = [
  "stripe_key",
  "stripeKey",
  "STRIPE_KEY",
  "Acme-Key",
  "my.key",
  "x-acme-key",
  "acmekey",
  "STRIPE_KEY_PROD",
  "stripeKey2",
];

describe("a value under a name that ends with `key`", () => {
  const places: readonly (readonly [string, (name: string, value: string) => unknown])[] = [
    ["a field", (name, value) => ({ [name]: value })],
    ["a typed attribute", (name, value) => ({ attributes: { [name]: { value, type: "string" } } })],
    [
      "a list of pairs",
      (name, value) => [
        ["accept", "*/*"],
        [name, value],
      ],
    ],
    ["JSON", (name, value) => JSON.stringify({ body: { [name]: value } })],
    ["JSON in prose", (name, value) => `failed with ${JSON.stringify({ [name]: value })} (500)`],
    ["an assignment", (name, value) => `export ${name}=${value}`],
    ["an assignment with quotes", (name, value) => `${name} = '${value}'`],
    ["a pair with a colon", (name, value) => `rejected ${name}: ${value}, try again`],
    ["a query", (name, value) => `https://api.example.com/v1?page=2&${name}=${value}&sort=asc`],
    ["a list of Ruby", (name, value) => `{"${name}" => "${value}"}`],
  ];

  test.each(places)("is redacted in %s if it looks generated", (_, around) => {
    expect(KEY_NAMES.filter((name) => !isGone(around(name, GENERATED), GENERATED))).toEqual([]);
  });

  test.each(places)("is kept in %s if it consists of words", (_, around) => {
    for (const name of KEY_NAMES) {
      const value = around(name, "ordersByCustomerAndDate");
      expect(scrub(value)).toEqual(value);
    }
  });

  test("is redacted under the name `key` only in the query of a URL, because `key` has other meanings elsewhere", () => {
    for (const [place, around] of places)
      expect([place, isGone(around("key", GENERATED), GENERATED)]).toEqual([place, place === "a query"]);
  });

  test.each(["cache_key", "primaryKey", "public_key", "PARTITION-KEY", "idempotency_key", "cachekey"])(
    "is kept under the name %s, because the key is public or an id",
    (name) => {
      for (const [, around] of places) {
        const value = around(name, GENERATED);
        expect(scrub(value)).toEqual(value);
      }
    },
  );

  test("is kept if the app lists the name in `safeFields` or sets `scrubDefaults: false`", () => {
    const value = { stripe_key: GENERATED, text: `stripe_key=${GENERATED}` };
    expect(createScrub({ safeFields: ["stripe_key"] })(value)).toEqual(value);
    expect(createScrub({ scrubDefaults: false })(value)).toEqual(value);
  });
});

describe("a code that a server issued", () => {
  test.each([
    `/callback?code=${ISSUED}&state=T`,
    `/auth/callback?code=${ISSUED}`,
    `https://shop.example/oauth2/idp?state=T&code=${ISSUED}`,
    `https://shop.example/login?code=${ISSUED}&state=T`,
    `https://shop.example/#code=${ISSUED}&state=T`,
    `GET /signin-oidc?code=${ISSUED}&session_state=x 500`,
    `grant_type=authorization_code&code=${ISSUED}`,
    `code=${ISSUED}&redirect_uri=https%3A%2F%2Fshop.example`,
    `https://shop.example/join?invite=${ISSUED}`,
    `https://shop.example/join?page=2&invite=${ISSUED}#top`,
    `https://shop.example/cas?service=x&ticket=${ISSUED}`,
    `https://d1.example.net/x?Expires=1&Signature=${ISSUED}&Key-Pair-Id=K`,
    `https://b.example.com/x?AWSAccessKeyId=A&Expires=1&Signature=${ISSUED}`,
  ])("is redacted in the parameters %s", (text) => {
    const kept = String(scrub(text));
    expect(kept).not.toContain(ISSUED);
    expect(kept).toContain("[Filtered]");
  });

  test.each([
    { code: ISSUED, state: "T" },
    { state: "T", code: ISSUED },
    { grant_type: "authorization_code", code: "plumanvil" },
    { code: "plumanvil", redirectUri: "https://shop.example" },
    { ticket: "plum-anvil-7", service: "x" },
    { invite: GENERATED },
    { Signature: ISSUED, Expires: 1 },
  ])("is redacted in the fields %j", (fields) => {
    expect(isGone(fields, "plum") && isGone(fields, GENERATED)).toBe(true);
  });

  test.each([
    { code: "ECONNREFUSED", state: "open" },
    { code: "NY", state: "New York" },
    { code: "10001", state: "NY" },
    { code: "ERR_HTTP2_STREAM", state: "closed" },
    { code: ISSUED },
    { ticket: "SHOP-1234" },
    { ticket: "shop-1234" },
    { invite: "pending" },
    "https://shop.example/items?code=US&state=CA",
    "https://shop.example/items?code=plum-anvil-7&page=2",
    "process exited with code=137 state=dead",
    "https://shop.example/support?ticket=4217",
    "https://shop.example/support?ticket=SHOP-4217",
  ])("is not found in %j", (value) => {
    expect(scrub(value)).toEqual(value);
  });
});
