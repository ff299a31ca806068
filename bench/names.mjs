/** Thirty sensitive field names that a team might list by hand. */
export const NAMES = Object.freeze(
  (
    "password passwd pwd secret token access_token refresh_token id_token api_key apikey authorization auth cookie set-cookie " +
    "session sid csrf xsrf jwt private_key client_secret credentials card_number cvv pin otp ssn iban account_number email"
  ).split(" "),
);

/** Paths of sensitive fields in an event, for tools that redact by path. */
export const PATHS = Object.freeze([
  "request.headers.authorization",
  "request.headers.Authorization",
  "request.headers.cookie",
  'request.headers["set-cookie"]',
  'request.headers["x-api-key"]',
  "request.cookies",
  "request.data",
  "request.query_string",
  "user.email",
  "user.ip_address",
  "extra.password",
  "extra.token",
  "extra.config.payment",
  "contexts.auth.token",
  "tags.token",
  "breadcrumbs[*].message",
  'spans[*].data["http.request.header.authorization"]',
  'spans[*].data["user.email"]',
  'items[*].attributes["user.email"]',
  'items[*].attributes["client.address"]',
]);

/** Twelve regular expressions that a web search for "regex to redact secrets" finds. */
export const PATTERNS = Object.freeze([
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  /\b\d{3}-\d{2}-\d{4}\b/g,
  /\b(?:\d[ -]*?){13,16}\b/g,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/g,
  /\b(?:[A-F0-9]{1,4}:){7}[A-F0-9]{1,4}\b/gi,
  /eyJ[\w-]+\.[\w-]+\.[\w-]+/g,
  /bearer\s+[\w.~+/-]+=*/gi,
  /AKIA[0-9A-Z]{16}/g,
  /gh[pousr]_\w{36}/g,
  /sk_(?:live|test)_\w+/g,
  /:\/\/[^/\s:@]+:[^/\s@]+@/g,
  /\b[A-Z]{2}\d{2}[A-Z0-9]{11,30}\b/g,
]);
