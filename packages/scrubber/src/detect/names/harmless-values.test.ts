import { describe, expect, test } from "vitest";
import { createScrub } from "../../create-scrub.ts";
import { canaries } from "../../testing/canary.ts";

const scrub = createScrub();

/** Fields whose name resembles the name of a secret, but whose value is not a secret. */
const HARMLESS: readonly (readonly [name: string, value: unknown])[] = [
  // Language models
  ...["time_to_first_token", "timeToFirstToken", "gen_ai.response.time_to_first_token"].map(
    (name) => [name, 0.685] as const,
  ),
  ["eos_token", "</s>"],
  ["eos_token_id", 2],
  ["pad_token_id", 0],
  ["bosTokenId", 1],
  ["token_ids", [15496, 11, 995]],
  ["input_token_details", { cached: 3, audio: 0 }],
  ["tokenList", ["the", "cat"]],
  // States, flags and times
  ["password_reset", "requested"],
  ["password_reset", "2026-11-24T00:28:19Z"],
  ["last_password_change", "2026-11-24"],
  ["lastPasswordChange", 1_767_225_600],
  ["password_changed", "yes"],
  ["showPassword", "yes"],
  ["password", "required"],
  ["otp_sent", "yes"],
  ["otp_channel", "sms"],
  ["verification_code_sent", "true"],
  ["magic_link_sent", "2026-11-24 00:28"],
  ["cookies_accepted", "yes"],
  ["refresh_token_reused", "no"],
  ["csrf", "enabled"],
  ["saml", "disabled"],
  ["remember", "on"],
  ["auth_error_code", "invalid_grant"],
  ["authErrorMessage", "The grant has expired"],
  ["token_error_code", 40_101],
  ["jwt_exp", 1_767_225_600],
  ["jwt_kid", "2026-11-key-1"],
  ["jwtExpiresIn", "15m"],
  ["jwt_iss", "https://auth.example.com"],
  ["jwt_aud", "shop"],
  ["private_key_file", "/etc/ssl/key.pem"],
  ["session_number", 3],
  ["session_age", 86.5],
  ["access_key_age", "90 days"],
  ["cc_exp_month", 12],
  ["cc_exp_year", "2031"],
  // Web APIs
  ["credentials", "include"],
  ["credentials", "same-origin"],
  ["Access-Control-Allow-Credentials", "true"],
  ["accesskey", "s"],
  ["RTCSessionDescription", "unsupported"],
  ["AudioSession", "supported"],
  ["DOMTokenList", "native"],
  ["Secure-Session-Registration", "none"],
  ["applicationServerKey", "from the manifest"],
  // Kubernetes
  ["secretRef", { name: "db" }],
  ["secretKeyRef", { name: "db", key: "url" }],
  ["imagePullSecrets", [{ name: "registry" }]],
  ["sessionAffinity", "ClientIP"],
  // Sessions that are not login sessions
  ["sessionStorage", "available"],
  ["session_backend", "redis"],
  ["training_session", "Rust for beginners"],
  ["workout_session", "Leg day"],
  ["session_topic", "Keynote on Rust"],
  ["session_speaker", "Ada Lovelace"],
  ["game_session", "lobby"],
  ["sessions", 12],
  ["passport", "jwt"],
  ["session", "started"],
  // Pins and passes
  ["gpio_pin", 17],
  ["gpioPin", "17"],
  ["pin", 13],
  ["boarding_pass", "Gate B42"],
  ["render_pass", "shadow map"],
  ["first_pass", "2 of 3"],
  ["pass", 120],
  ["pass_rate", "98.5 percent"],
  ["compass", "north"],
  ["passes", 3],
  // Tokens of blockchains and of design systems
  ["token_symbol", "USDC"],
  ["token_address", `0x${"6B17".repeat(10)}`],
  ["tokenId", 4217],
  ["token_standard", "ERC-20"],
  ["token_supply", 1_000_000],
  ["token_price", "12.50"],
  ["token_balance", 1.25],
  ["designToken", "color.primary.500"],
  // The environment
  ["PWD", "/app"],
  ["OLDPWD", "/srv/shop/current"],
  ["ORACLE_SID", "ORCL"],
  ["sig", "SIGTERM"],
  // Public keys, ids and descriptions of keys, and signatures of functions
  ["routing_key", "orders.eu1.created"],
  ["routingKey", "myKey"],
  ["api_key_id", "key_01hxyz"],
  ["api_key_prefix", "sk_live_ab"],
  ["apiKeyHash", "9f86d081884c7d65".repeat(4)],
  ["ssh_key_fingerprint", "SHA256:q7Zt2LmX9vKp4RsW8yBn3Dc6q7Zt2LmX9vKp4RsW8yB"],
  ["publishable_key", "from the dashboard"],
  ["method_signature", "load(id: string): Promise<Order>"],
  ["signature", "load(id: string): Promise<Order>"],
  ["signature", "(a: number) => void"],
  // Words with other meanings
  ["nif", "eth"],
  ["dni", "yes"],
  ["csc", "compute"],
  ["pan", "left"],
  ["assertion", "status == 200"],
  ["bearer", "Anna"],
  ["auth", "oauth2"],
];

describe("a harmless value whose name resembles the name of a secret", () => {
  test.each(HARMLESS)("is kept in a field: %s: %j", (name, value) => {
    const payload = { extra: { [name]: value } };
    expect(scrub(payload)).toEqual(payload);
  });

  const texts = HARMLESS.filter(([, value]) => typeof value !== "object");

  test.each(texts)("is kept in JSON and in an attribute: %s: %j", (name, value) => {
    const payload = { body: JSON.stringify({ [name]: value }), attributes: { [name]: { value, type: "string" } } };
    expect(scrub(payload)).toEqual(payload);
  });

  test.each(texts)("is kept in a string in quotes: %s: %j", (name, value) => {
    const text = `failed with "${name}": "${value}", retry`;
    expect(scrub(text)).toBe(text);
  });
});

describe("in a field whose values are usually harmless", () => {
  // Card numbers are omitted, because a field such as `tokenId` may contain a number of 16 digits.
  const secrets = canaries("harmless names").filter(({ kind }) => kind !== "card");

  test.each(HARMLESS)("a secret that is recognizable by its form is redacted: %s", (name) => {
    const left = secrets.filter(({ text, secret }) =>
      JSON.stringify(scrub({ extra: { [name]: text } })).includes(secret),
    );
    expect(left).toEqual([]);
  });

  test.each([
    ...["password_reset", "last_password_change", "otp_channel", "refresh_token_reused", "session_number", "sig"],
    ...["cc_exp_month", "credentials", "session_topic", "training_session", "passport", "gpio_pin", "token_symbol"],
    ...["token_address", "tokenId", "PWD", "ORACLE_SID", "routing_key", "api_key_prefix", "apiKeyHash", "nif", "auth"],
    ...["ssh_key_fingerprint", "bearer", "assertion", "session", "pass", "connection_string", "password", "csrf"],
  ])("a value that does not only describe a secret is redacted: %s", (name) => {
    for (const secret of ["correct-horse-7", "plum-anvil-42", "q7Zt2LmX9vKp4RsW8yBn3Dc6", "Tr0ub4dor!9"])
      expect(JSON.stringify(scrub({ [name]: secret, text: `${name}=${secret}` }))).not.toContain(secret);
  });

  test.each([
    ["pin_number", 4812],
    ["pin", 4812],
    ["otp_sent", 493_021],
    ["verification_code_sent", "493021"],
    ["password_hash", "9f86d081884c7d65".repeat(4)],
    ["password_digest", "9f86d081884c7d65".repeat(4)],
    ["otp_hash", "9f86d081884c7d65".repeat(4)],
    ["card_number_checksum", "9f86d081884c7d65".repeat(4)],
    ["backup_codes", "493021"],
    ["password_reset", "correct-horse-battery"],
    ["pwd", "/plum7"],
    ["signature", "()q7Zt2LmX9vKp4RsW8yBn3Dc6"],
    ["token", "arn:aws:x:::q7Zt2LmX9vKp4RsW8yBn3Dc6q7Zt2LmX9vKp4RsW8yBn3Dc6"],
    ["card_number", 4812],
    ["pass", 48_121],
    ["PWD", "/9k#x!Q"],
    ["PWD", "/q7Zt2LmX9vKp4RsW8yBn3Dc6"],
    ["routing_key", "9f86d081884c7d65".repeat(2)],
    ["connection_string", "Server=db;Pwd=plum"],
    ["connection_string", "Server=db;AccountKey=plum"],
    ["session_id", 12_345],
    ["password", "requested"],
  ])("a short code, a key or a password is redacted: %s: %j", (name, value) => {
    expect(scrub({ [name]: value })).toEqual({ [name]: "[Filtered]" });
  });

  test("a value of any form is redacted if the app lists its name in `sensitiveFields`", () => {
    const own = createScrub({ sensitiveFields: ["token_symbol", "sessionAffinity", "progress token"] });
    expect(own({ token_symbol: "USDC", sessionAffinity: "None", my_progress_token: "x1" })).toEqual({
      token_symbol: "[Filtered]",
      sessionAffinity: "[Filtered]",
      my_progress_token: "[Filtered]",
    });
  });
});

test("the output of a test runner is kept", () => {
  const text = "--- PASS: TestLogin (0.01s)\nPASS: src/login, pass: 12, fail: 3";
  expect(scrub(text)).toBe(text);
});
