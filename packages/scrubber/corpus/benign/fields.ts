import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { BenignKind } from "./kind.ts";

const words = (r: Random) => r.pick(["Ada Lovelace", "blue", "main", "en-GB", "weekly", "north"]);
const count = (r: Random) => r.below(10_000);

/**
 * Field names that look like names of secrets (`author`), or that describe a secret but do not hold it (`card_type`).
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

/** Field names that resemble names of personal data, and values that are not personal. */
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

export const FIELD_KINDS: readonly BenignKind[] = [...FIELDS, ...COUNTS, ...FLAGS, ...EMPTY, ...NOT_PERSONAL].map(
  ([name, value]) => [
    `field: ${name}`,
    (r: Random) => {
      const field = { [name]: value(r) };
      return r.pick<unknown>([field, { user: field, id: r.text(ALPHABETS.digits, 4) }, [field, { ok: true }]]);
    },
  ],
);
