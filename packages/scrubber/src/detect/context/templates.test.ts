import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub({ meta: false });
const S = "plum-anvil-7741";
const F = "[Filtered]";

const text = (value: unknown) => ({ value, type: "string" });

/** Returns a log with the attributes that `consoleLoggingIntegration` and the SDK's loggers write. */
function logOf(template: string, parameters: readonly unknown[], prefix = "sentry.message.parameter."): object {
  const entries = parameters.map((value, index) => [`${prefix}${index}`, text(value)]);
  return { attributes: { "sentry.message.template": text(template), ...Object.fromEntries(entries) } };
}

/**
 * Templates in which one placeholder stands for a secret, and their parameters. The secret is `S` or a one-time code.
 */
const TEMPLATES: readonly (readonly [template: string, parameters: readonly unknown[]])[] = [
  ["password: {}", [S]],
  ["password {}", [S]],
  ["login {} {}", ["password", S]],
  ["apiKey: {} {} {}", [S, "for", "bob"]],
  ["The password is {}", [S]],
  ["DB_PASSWORD= {}", [S]],
  ["password: {}", [`{"value":"${S}"}`]],
  ["password:  {}", [[S]]],
  ["user {} password {}", ["bob", S]],
  ["user {0} password {1}", ["bob", S]],
  ["{1} password={0}", [S, "bob"]],
  ["user {user} {password}", ["bob", S]],
  ["user %(user)s %(password)s", ["bob", S]],
  ["%cpassword: %s", ["color: red", S]],
  ["100%% sure: password=%s", [S]],
  ["access token %s", [S]],
  ["user %r password=%r", ["bob", S]],
  ["user %v password=%v", ["bob", S]],
  ["user %q secret: %#v", ["bob", S]],
  ["otp {}", ["4930217"]],
];

describe("a parameter that its template describes as a secret", () => {
  const redacted = (value: unknown) => (JSON.stringify(value).includes(S) || value === "4930217" ? F : value);

  it.each(TEMPLATES)("is redacted in the attributes of a log: %s %j", (template, parameters) => {
    expect(scrub(logOf(template, parameters))).toEqual(logOf(template, parameters.map(redacted)));
  });

  it.each(TEMPLATES)("is redacted if it precedes the template: %s %j", (template, parameters) => {
    const { attributes }: { attributes?: object } = logOf(template, parameters);
    const reversed = Object.fromEntries(Object.entries(attributes ?? {}).reverse());
    expect(scrub<unknown>({ attributes: reversed })).toEqual(logOf(template, parameters.map(redacted)));
  });

  it.each(TEMPLATES)("is redacted in the list `params` of a message: %s %j", (message, params) => {
    expect(scrub<unknown>({ params, message })).toEqual({ params: params.map(redacted), message });
  });

  it("is redacted even if the template itself is redacted", () => {
    const template = "from 203.0.113.7 {user} password={word}";
    expect(JSON.stringify(scrub(logOf(template, ["bob", S])))).not.toContain(S);
    expect(JSON.stringify(scrub({ message: template, params: ["bob", S] }))).not.toContain(S);
  });

  it("is redacted in the attributes that the SDK for Go sets", () => {
    const prefix = "sentry.message.parameters.";
    expect(scrub(logOf("user %s password %s", ["bob", S], prefix))).toEqual(
      logOf("user %s password %s", ["bob", F], prefix),
    );
  });

  it("is redacted for every notation of placeholders", () => {
    const placeholder = fc.constantFrom("%s", "%d", "%j", "%o", "%O", "%i", "%f", "%.2f", "%r", "%+v", "{}", "{value}");
    const before = fc.array(fc.constantFrom("for {}", "page %d of", "user {name},"), { maxLength: 3 });
    const name = fc.constantFrom("password=", "api_key: ", "token ", "the secret is ", "client secret ");
    fc.assert(
      fc.property(before, name, placeholder, (words, described, last) => {
        const parameters = [...words.map(() => "ada"), S];
        const template = [...words, described].join(" ") + last;
        const output = scrub<unknown>(logOf(template, parameters));
        expect(output).toMatchObject({ attributes: { [`sentry.message.parameter.${words.length}`]: text(F) } });
        expect(JSON.stringify(output).match(/"ada"/g) ?? []).toHaveLength(words.length);
      }),
    );
  });

  it.each([
    ["user {} of {}", ["bob", "acme-7"]],
    ["token {}", ["expired"]],
    ["token {}", ["ERR_401"]],
    ["session {} closed", ["12ms"]],
    ["session {}", ["/api/v1/items"]],
    ["auth {}", ["https://a.example/x2"]],
    ["token {}", ["2026-11-24"]],
    ["password {}", ["password2"]],
    ["{ password }", ["plum"]],
    ["95% of all tokens {}", ["a-1"]],
  ])("is not found in %s %j", (template, parameters) => {
    expect(scrub(logOf(template, parameters))).toEqual(logOf(template, parameters));
  });
});

describe("an argument of `console.log`", () => {
  it.each<[readonly unknown[], readonly unknown[]]>([
    [
      ["password", S],
      ["password", F],
    ],
    [
      ["login", "password", S],
      ["login", "password", F],
    ],
    [
      ["apiKey:", S, "for", "bob"],
      ["apiKey:", F, "for", "bob"],
    ],
    [
      ["user %s password %s", "bob", S],
      ["user %s password %s", "bob", F],
    ],
    [
      ["password:", { value: S }],
      ["password:", F],
    ],
    [
      ["password: ", [S]],
      ["password: ", F],
    ],
    [[[{ password: S, user: "ada" }]], [[{ password: F, user: "ada" }]]],
    [
      ["otp", 4930217],
      ["otp", F],
    ],
    [
      ["the access token", S],
      ["the access token", F],
    ],
    [
      ["deploy.sh", "--password", S],
      ["deploy.sh", "--password", F],
    ],
    [
      ["'deploy'", "'--password'", `'${S}'`],
      ["'deploy'", "'--password'", F],
    ],
    [
      ["b'deploy'", "b'--password'", `b'${S}'`],
      ["b'deploy'", "b'--password'", F],
    ],
    [
      ["'deploy'", "u'--password'", `"${S}'s"`],
      ["'deploy'", "u'--password'", F],
    ],
  ])("is redacted: %j", (before, after) => {
    expect(scrub<unknown>({ arguments: before })).toEqual({ arguments: after });
    expect(scrub<unknown>({ arguments: after })).toEqual({ arguments: after });
  });

  it.each<readonly unknown[]>([
    ["password", { valid: true }],
    ["token", "expired"],
    ["token", 5],
    ["session", true],
    ["auth", "12ms"],
    ["token", "v1.2.3"],
    ["session", "12:30:05"],
    ["Hello {name}", { a: 1 }],
    ["-p", "8080"],
  ])("is kept: %j %j", (...list) => {
    expect(scrub<unknown>({ arguments: list })).toEqual({ arguments: list });
  });
});

describe("a list of two entries", () => {
  it.each([
    ["password", S],
    ["--password", S],
    ["'password'", `'${S}'`],
  ])("has the second entry redacted if the first entry is its name: %j", (...list) => {
    expect(scrub(list)).toEqual([list[0], F]);
  });

  it.each([
    ["password", "line2"],
    ["api_key", "client_secret"],
    ["token", "app-v2.js"],
    ["-p", S],
    ["session", "auth", "step-2b"],
  ])("is kept if its entries are not a sensitive name and its value: %j", (...list) => {
    expect(scrub(list)).toEqual(list);
  });
});

describe("a string that contains a format string and its values", () => {
  it.each([
    [`user %s password %s ada ${S}`, `user %s password %s ada ${F}`],
    [`password %s ${S}`, `password %s ${F}`],
    [`password %s of %s is wrong ${S} ada`, `password %s of %s ${F}`],
  ])("has its secret redacted: %s", (before, after) => {
    expect(scrub(before)).toBe(after);
    expect(scrub(after)).toBe(after);
  });

  it.each(["user %s of %s ada acme-7", "token %s expired", "password %s", "95%s of all tokens"])(
    "is kept: %s",
    (said) => {
      expect(scrub(said)).toBe(said);
    },
  );
});
