/** The words of a field's name, in lower case: `X-Api-Key`, `apiKey` and `api_key` all give `api key`. */
function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .toLowerCase();
}

/** Whole words and compounds, by the rule that they trigger. Plurals that count things (`tokens`) are not here. */
const SENSITIVE: Readonly<Record<string, readonly string[]>> = Object.freeze({
  "@password": ["password", "passwords", "passwd", "passphrase", "pwd", "pass phrase", "mysql pwd"],
  "@secret": ["secret", "secrets", "credential", "credentials", "private key", "privatekey", "connection string"],
  "@token": ["token", "jwt", "bearer", "csrf", "xsrf", "otp", "one time code", "saml"],
  "@apikey": ["api key", "apikey", "access key", "secret key", "auth key", "signing key", "encryption key"],
  "@auth": ["authorization", "auth", "x auth"],
  "@cookie": ["cookie", "cookies", "set cookie"],
  "@session": ["session id", "sessionid", "sid", "session", "phpsessid", "jsessionid"],
  "@creditcard": ["credit card", "creditcard", "card number", "cardnumber", "cvv", "cvc", "pin"],
  "@ssn": ["ssn", "social security number", "national id", "passport number", "tax id"],
  "@account": ["account number", "iban"],
});

/** A name that ends so speaks about a secret and does not hold one: `token_count`, `password_min_length`. */
const METADATA =
  / (?:algorithm|algo|at|budget|consent|count|enabled|expired|expires|expiry|length|limit|name|policy|required|status|ttl|type|used|version)$/;

const RULES: ReadonlyMap<string, string> = new Map(
  Object.entries(SENSITIVE).flatMap(([rule, names]) => names.map((name) => [name, rule] as const)),
);
const LONGEST = 4;
const CACHE_SIZE = 2048;
const LONGEST_CACHED = 64;

/** Gives the rule by which a field of this name is filtered, or `undefined`. */
export type NameRule = (name: string) => string | undefined;

export function compileNames(
  useDefaults: boolean,
  sensitive: readonly (string | RegExp)[],
  safe: readonly (string | RegExp)[],
): NameRule {
  const rules = new Map(useDefaults ? RULES : []);
  for (const name of sensitive) if (typeof name === "string") rules.set(words(name), "strip-fields");
  const patterns = sensitive.filter((name) => name instanceof RegExp).map(stateless);
  const safeNames = new Set(safe.filter((name) => typeof name === "string").map(words));
  const safePatterns = safe.filter((name) => name instanceof RegExp).map(stateless);
  const cache = new Map<string, string | undefined>();

  function verdict(name: string): string | undefined {
    const text = words(name);
    if (safeNames.has(text) || safePatterns.some((pattern) => pattern.test(name))) return undefined;
    if (patterns.some((pattern) => pattern.test(name))) return "strip-fields";
    return rules.get(text) ?? (METADATA.test(text) ? undefined : ruleOfParts(text, rules));
  }

  return (name) => {
    if (name.length > LONGEST_CACHED) return verdict(name);
    if (cache.has(name)) return cache.get(name);
    if (cache.size >= CACHE_SIZE) cache.clear();
    const rule = verdict(name);
    cache.set(name, rule);
    return rule;
  };
}

function ruleOfParts(text: string, rules: ReadonlyMap<string, string>): string | undefined {
  const parts = text.split(" ");
  for (let start = 0; start < parts.length; start++) {
    for (let end = start + 1; end <= Math.min(parts.length, start + LONGEST); end++) {
      const rule = rules.get(parts.slice(start, end).join(" "));
      if (rule !== undefined) return rule;
    }
  }
  return undefined;
}

/** `test` on a global or sticky pattern remembers where it stopped, so every second look would miss. */
function stateless(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ""));
}
