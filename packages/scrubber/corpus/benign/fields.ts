import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { BenignKind } from "./kind.ts";

const words = (r: Random) => r.pick(["Ada Lovelace", "blue", "main", "en-GB", "weekly", "north"]);
const count = (r: Random) => r.below(10_000);

/**
 * Fields that are not secret. Their names only look like those of secrets (`author` contains `auth`), or describe a
 * secret (`card_type`).
 */
const FIELDS: readonly (readonly [name: string, value: (r: Random) => unknown])[] = [
  ...[
    "author",
    "authority",
    "authors",
    "coauthor",
    "secretary",
    "passenger",
    "compass",
    "keyboard",
    "keynote",
    "monkey",
  ],
  ...["primary_key", "primaryKey", "cache_key", "cacheKey", "foreign_key", "sort_key", "partition_key", "key", "keys"],
  ...[
    "cookie_consent",
    "cookie_policy",
    "jwt_algorithm",
    "card_type",
    "cardType",
    "token_type",
    "tokenType",
    "password_policy",
  ],
  ...[
    "session_status",
    "auth_type",
    "authMethod",
    "auth_provider",
    "pinned",
    "spin",
    "shipping",
    "pineapple",
    "opinion",
  ],
  ...[
    "bypass",
    "passage",
    "passive",
    "tokenizer",
    "tokenization",
    "cookie_banner_version",
    "public_key_algorithm",
    "classpath",
  ],
].map((name) => [name, words] as const);

const COUNTS: readonly (readonly [name: string, value: (r: Random) => unknown])[] = [
  ...["tokens_used", "max_tokens", "maxTokens", "prompt_tokens", "completion_tokens", "total_tokens", "input_tokens"],
  ...["sessions_count", "sessionsCount", "session_count", "password_min_length", "passwordMinLength", "token_count"],
  ...[
    "password_length",
    "token_ttl",
    "session_timeout",
    "cookie_count",
    "secrets_count",
    "pin_length",
    "token_expires_at",
  ],
  ...["gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens", "gen_ai.request.max_tokens", "session_duration"],
  ...["passwords", "sessions", "active_sessions", "secrets", "cookies", "api_keys"],
].map((name) => [name, count] as const);

const FLAGS: readonly (readonly [name: string, value: (r: Random) => unknown])[] = [
  ...[
    "authenticated",
    "is_authenticated",
    "has_password",
    "passwordRequired",
    "token_valid",
    "session_active",
    "cookies_enabled",
  ],
  ...["secret", "password", "auth", "mfa_enabled", "two_factor_enabled", "api_key_present", "authorized"],
].map((name) => [name, (r: Random) => r.chance(0.5)] as const);

const EMPTY: readonly (readonly [name: string, value: (r: Random) => unknown])[] = [
  "password",
  "token",
  "apiKey",
  "session_id",
].map((name) => [name, (r: Random) => r.pick<unknown>([null, ""])] as const);

const time = (r: Random) => `2026-${r.between(10, 12)}-${r.between(10, 28)}T${r.between(10, 23)}:00:00Z`;
const fraction = (r: Random) => r.below(10_000) / 100;
const either =
  <T>(...values: readonly T[]) =>
  (r: Random): T =>
    r.pick(values);

/** Fields whose names look like those of secrets, but whose values show that they are not. */
const DESCRIPTIONS: readonly (readonly [name: string, value: (r: Random) => unknown])[] = [
  ...["time_to_first_token", "timeToFirstToken", "token_price", "session_age"].map((name) => [name, fraction] as const),
  ...["last_password_change", "passwordChanged", "otp_sent", "password_reset"].map((name) => [name, time] as const),
  ...["password_reset", "token_verified", "refresh_token_reused", "session", "csrf", "showPassword"].map(
    (name) => [name, either("yes", "no", "required", "disabled")] as const,
  ),
  ["credentials", either("include", "omit", "same-origin")],
  ["auth", either("oauth2", "basic", "none", "saml")],
  ["passport", either("jwt", "local", "google")],
  ["sig", either("SIGTERM", "SIGINT", "SIGKILL")],
  ["PWD", either("/app", "/srv/shop/current", "/")],
  ["routing_key", either("orders", "orders.created", "mail.#", "log.*")],
  ["session_topic", either("Keynote", "Rust for beginners", "Lunch and talks")],
  ["token_symbol", either("USDC", "ETH", "WBTC")],
  ["tokenId", (r) => r.below(10_000)],
  ["gpio_pin", (r) => r.below(40)],
  ["pass", (r) => r.below(900)],
  ["boarding_pass", either("Gate B42", "Zone 3")],
  ["access_key_age", (r) => `${r.below(400)} days`],
  ["ssh_key_fingerprint", (r) => `SHA256:${r.text(ALPHABETS.base64, 43)}`],
  ["token_address", (r) => `0x${r.text(ALPHABETS.hex, 40)}`],
  ["secretRef", (r) => ({ name: r.pick(["db", "mail"]) })],
  ["cache_key", (r) => r.text(ALPHABETS.alnum, 32)],
  ["stripe_key", either("from the dashboard", "test", "ordersByCustomerAndDate")],
  ["translationKey", either("checkout.payment.method", "cart.empty.title_2")],
  ["status_key", (r) => `orders-${r.below(9999)}-eu-west-1`],
  ["code", either("ECONNREFUSED", "P2002", "42", "invalid_grant")],
  ["ticket", (r) => `SHOP-${r.below(9999)}`],
];

/** Fields whose names look like those of personal data, but whose values are not personal. */
const NOT_PERSONAL: readonly (readonly [name: string, value: (r: Random) => unknown])[] = [
  ...["name", "file_name", "hostname", "city", "country", "state", "nationality", "gender", "locale", "first_seen"],
  ...["last_login", "last_name_required", "full_path", "first_name_length", "birthday_reminder", "phone_model"],
  ...["phone_type", "mobile_platform", "home_page", "zip_path", "street_view", "cell_size", "family", "middle"],
]
  .map((name) => [name, words] as const)
  .concat(
    ["phone", "mobile", "tel", "fax", "sec-ch-ua-mobile"].map((name) => [
      name,
      (r) => r.pick(["iPhone 15", "android", "none", "?1", "0"]),
    ]),
    ["zip", "zipcode", "street", "address2"].map((name) => [
      name,
      (r) => r.pick(["site.zip", "/tmp/a.zip", "deflate", "app:8080"]),
    ]),
    ["fullName", "full_name"].map((name) => [name, (r) => `acme/${r.text(ALPHABETS.lower, 6)}`]),
    ["address", "ipAddress", "birthdate", "dob"].map((name) => [name, (r) => r.pick(["unknown", "not given"])]),
  );

export const FIELD_KINDS: readonly BenignKind[] = [
  ...FIELDS,
  ...COUNTS,
  ...FLAGS,
  ...EMPTY,
  ...DESCRIPTIONS,
  ...NOT_PERSONAL,
].map(([name, value]) => [
  `field: ${name}`,
  (r: Random) => {
    const field = { [name]: value(r) };
    return r.pick<unknown>([field, { user: field, id: r.text(ALPHABETS.digits, 4) }, [field, { ok: true }]]);
  },
]);
