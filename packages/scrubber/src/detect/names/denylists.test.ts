import { describe, expect, test } from "vitest";
import { createScrub } from "../../create-scrub.ts";

/**
 * The names that other tools redact by default, as of November 2026. Names of personal data are omitted. Also omitted
 * are names that usually mean harmless fields: `key`, `sso`, `identity`, `symfony`, `nonce`, `crypt`, `salt`,
 * `certificate`, `public_key`, `credit`, `card`, `principal`, `authority`, `sec-websocket-key`, `consumer_id`,
 * `token_id` (a number in other apps), `community`, `email`.
 */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  "sentry-python, `DEFAULT_DENYLIST` in sentry_sdk/scrubber.py": [
    ...["password", "passwd", "secret", "api_key", "apikey", "auth", "credentials", "mysql_pwd", "privatekey"],
    ...["private_key", "token", "session", "csrftoken", "sessionid", "x_csrftoken", "set_cookie", "cookie"],
    ...["authorization", "proxy-authorization", "x_api_key", "aiohttp_session", "connect.sid", "csrf_token", "csrf"],
    ...["_csrf", "_csrf_token", "PHPSESSID", "_session", "user_session", "_xsrf", "XSRF-TOKEN"],
  ],
  "raven-python, `SanitizePasswordsProcessor`": ["password", "secret", "passwd", "api_key", "apikey", "access_token"],
  "sentry-php, `RequestIntegration`": ["authorization", "proxy-authorization", "cookie", "set-cookie"],
  "sentry-javascript, data-collection/filtering-snippets.ts, for keys": [
    ...["auth", "token", "secret", "session", "password", "passwd", "pwd", "jwt", "bearer", "saml", "csrf", "xsrf"],
    ...["credentials", "sid", "set-cookie", "cookie"],
  ],
  "sentry-javascript, data-collection/filtering-snippets.ts, for cookies": [
    ...["connect.sid", "PHPSESSID", "JSESSIONID", "ASPSESSIONIDABC", "ASPSESSIONIDQABTCRDS", "remember_web"],
    ...["remember_token", "pkce_verifier", "__Host-id", "__Secure-id", "__Host-next", "cognito_user", "mfa", "2fa"],
  ],
  "Relay, `@password` and the server's data scrubber": [
    ...["password", "secret", "passwd", "api_key", "apikey", "auth", "credentials", "mysql_pwd", "privatekey"],
    ...["private_key", "token", "bearer", "x-rapidapi-key", "X-RapidAPI-Key", "x-api-key"],
  ],
  "Rails, config/initializers/filter_parameter_logging.rb": ["passw", "secret", "token", "otp", "ssn", "cvv", "cvc"],
  "Django, `SafeExceptionReporterFilter`": ["AUTH", "TOKEN", "SECRET", "PASS", "DB_PASS", "SIGNATURE", "HTTP_COOKIE"],
  "Elastic APM, `sanitize_field_names`": [
    ...["password", "passwd", "pwd", "secret", "my_token_x", "user_session_x", "authorization", "set-cookie"],
    ...["credit_card", "pw", "pass", "connect.sid"],
  ],
  "Datadog Agent, pkg/util/scrubber/default.go": [
    ...["pass", "password", "pswd", "pwd", "mysql_pass", "token", "jwt", "vault_secret", "secret_id", "access_key"],
    ...["consumer_key", "community_string", "community_strings", "authKey", "auth_key", "privKey", "priv_key"],
    ...["authentication_key", "privacy_key", "Authorization", "api_key", "app_key", "application_key", "private_key"],
    ...["x-api-key", "x-dreamfactory-api-key", "x-functions-key", "x-lz-api-key", "x-octopus-apikey"],
    ...["x-pm-partner-key", "x-rapidapi-key", "x-sungard-idp-api-key", "x-vtex-api-appkey", "x-seel-api-key"],
    ...["x-goog-api-key", "x-sonar-passcode", "x-auth-token", "x-rundeck-auth-token", "x-consul-token"],
    ...["x-datadog-monitor-token", "x-vault-token", "x-vtex-api-apptoken", "x-static-token", "x-auth"],
    ...["x-stratum-auth", "x-api-secret", "x-ibm-client-secret", "x-chalk-client-secret", "cainzapp-api-key"],
    ...["cms-svc-api-key", "dd-api-key", "lodauth", "statuskey", "cookie", "private-token", "kong-admin-token"],
    ...["accesstoken", "session_token"],
  ],
  "Datadog tracers, the pattern for query strings": [
    ...["pass", "passwd", "pword", "passphrase", "secret", "api_key", "private_key", "access_key", "secret_key"],
    ...["app_key", "application_key", "token", "consumer_key", "consumer_secret", "signature", "authentication"],
  ],
  "New Relic, attributes that agents exclude": ["cookie", "authorization", "proxyAuthorization", "setCookie"],
  "Rollbar, `scrubFields` of rollbar.js": [
    ...["pw", "pass", "passwd", "password", "secret", "confirm_password", "confirmPassword", "password_confirmation"],
    ...["passwordConfirmation", "access_token", "accessToken", "X-Rollbar-Access-Token", "secret_key", "secretKey"],
    ...["secretToken", "cc-number", "cardnumber", "cardnum", "ccnumber", "creditcardnumber", "newcreditcardnumber"],
    ...["cc-csc", "cvc", "cvc2", "cvv2", "security_code", "card_verification"],
  ],
  "Bugsnag, `redactedKeys`": ["password", "secret", "access_token", "authorization", "cookie"],
  "Honeybadger, `filters`": ["password", "password_confirmation", "HTTP_AUTHORIZATION"],
  "OpenTelemetry, `url.query`": [
    ...["AWSAccessKeyId", "Signature", "sig", "X-Goog-Signature", "X-Amz-Signature", "X-Amz-Credential"],
    ...["X-Amz-Security-Token"],
  ],
  "signatures and keys in vendors' documentation": [
    ...["X-Twilio-Signature", "X-Slack-Signature", "svix-signature", "X-Signature", "X-Hub-Signature-256"],
    ...["Paddle-Signature", "X-Shopify-Hmac-Sha256-Signature", "Fastly-Key", "unseal_key", "preshared_key"],
    ...["PresharedKey", "pre_shared_key", "psk", "stream_key", "tls_key", "ssl_key", "key_pem", "passkey", "pass_key"],
    ...["mac_key", "key_blob", "activation_key", "product_key", "device_key", "provisionDeviceKey", "bindpw"],
    ...["device_code", "user_code", "access_code", "invite_code", "imap_pass", "ldapPass", "SMTP_PASS"],
    ...["encKey", "ENCRYPT_KEY", "wifiKey", "wpa_key", "cipherKey", "refreshTok", "access_tok"],
  ],
};

const NAMES = [...new Set(Object.values(LISTS).flat())];
const SECRET = "correct-horse-7";

const PLACES: readonly (readonly [string, (name: string) => unknown])[] = [
  ["extra", (name) => ({ extra: { order: 7, [name]: SECRET } })],
  ["a request's header", (name) => ({ request: { headers: { accept: "*/*", [name]: SECRET } } })],
  ["a request's query", (name) => ({ request: { query_string: `page=2&${name}=${SECRET}&sort=asc` } })],
  ["a URL", (name) => ({ request: { url: `https://api.example.com/v1?${name}=${SECRET}` } })],
  ["a span's data", (name) => ({ spans: [{ op: "db", data: { [name]: SECRET } }] })],
  [
    "an attribute of a log",
    (name) => ({ items: [{ body: "ok", attributes: { [name]: { value: SECRET, type: "string" } } }] }),
  ],
  ["a JSON body", (name) => ({ request: { data: JSON.stringify({ user: { [name]: SECRET } }) } })],
  ["a message with `=`", (name) => ({ message: `login failed: ${name}=${SECRET}` })],
  ["a message with `: `", (name) => ({ message: `login failed, ${name}: ${SECRET}` })],
  ["a message with JSON", (name) => ({ message: `login failed for {"${name}":"${SECRET}"} (401)` })],
];

describe("the names on other tools' lists", () => {
  const scrub = createScrub();

  test.each(PLACES)("are all redacted in %s", (_, place) => {
    const left = NAMES.filter((name) => JSON.stringify(scrub(place(name))).includes(SECRET));
    expect(left).toEqual([]);
  });

  test("include more than 130 different names", () => {
    expect(NAMES.length).toBeGreaterThan(130);
  });
});
