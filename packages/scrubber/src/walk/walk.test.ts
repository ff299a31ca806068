import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";

const scrub = createScrub();

describe("scrubbing by field name", () => {
  const sensitive = [
    "password",
    "userPassword",
    "X-Api-Key",
    "access_token",
    "Authorization",
    "set-cookie",
    "db.passwd",
    "sessionId",
    "CSRF_TOKEN",
    "card-number",
    "clientSecret",
    "privateKey",
  ];
  it.each(sensitive)("redacts the value under %s", (name) => {
    expect(scrub({ [name]: "made-up" })).toEqual({ [name]: "[Filtered]" });
  });

  const benign = [
    "author",
    "authority",
    "tokens_used",
    "max_tokens",
    "keyboard",
    "sessions_count",
    "passenger",
    "compass",
    "secretary",
    "primary_key",
    "cache_key",
    "cookie_consent",
    "password_min_length",
    "jwt_algorithm",
    "card_type",
    "token_count",
  ];
  it.each(benign)("keeps the value under %s", (name) => {
    expect(scrub({ [name]: "plain words" })).toEqual({ [name]: "plain words" });
  });

  it("keeps booleans, and redacts whole objects and lists under a sensitive name", () => {
    expect(scrub({ authenticated: true, password: false, secrets: { a: 1 }, cookies: ["x"] })).toEqual({
      authenticated: true,
      password: false,
      secrets: "[Filtered]",
      cookies: "[Filtered]",
    });
  });

  it("keeps counts, and redacts other numbers under a sensitive name", () => {
    expect(scrub({ passwords: 3, active_sessions: 120_000, apiKeys: 2 })).toEqual({
      passwords: 3,
      active_sessions: 120_000,
      apiKeys: 2,
    });
    expect(scrub<unknown>({ smtp_pass: 93519483, passwords: 93519483, sessions: 1.5 })).toEqual({
      smtp_pass: "[Filtered]",
      passwords: "[Filtered]",
      sessions: "[Filtered]",
    });
    expect(scrub("db_pass=93519484 sessions=12 passwords=93519484")).toBe(
      "db_pass=[Filtered] sessions=12 passwords=[Filtered]",
    );
  });

  it("matches the app's sensitive names in any naming style, and keeps values under its safe names", () => {
    const own = createScrub({ sensitiveFields: ["national_ref", /^x-tenant/], safeFields: ["token"] });
    expect(own({ nationalRef: "a1", "x-tenant-id": "b2", token: "plain words" })).toEqual({
      nationalRef: "[Filtered]",
      "x-tenant-id": "[Filtered]",
      token: "plain words",
    });
  });
});

describe("scrubbing by value", () => {
  it.each([
    ["mail ada@example.org now", "mail [email] now"],
    ["paid with 4111 1111 1111 1111.", "paid with [creditcard]."],
    ["from 203.0.113.7:443", "from [ip]:443"],
    ["Authorization: Bearer made-up-token-value", "Authorization: Bearer [token]"],
    ["GET /reset?token=made-up&page=2", "GET /reset?token=[Filtered]&page=2"],
    ["postgres://app:made-up@db.internal/main", "postgres://[Filtered]@db.internal/main"],
    ['{"password":"made-up","n":1}', '{"password":"[Filtered]","n":1}'],
    ["user=ada&password=made-up&remember=true", "user=ada&password=[Filtered]&remember=true"],
  ])("redacts the secret in %s", (before, after) => {
    expect(scrub(before)).toBe(after);
  });

  it.each([
    "version 10.78.0",
    "1.2.3.4.5",
    "at 12:30:45.123",
    "order 4111 1111 1111 1112",
    "0123456789abcdef0123456789abcdef",
    "2026-11-24T00:28:19.000Z",
    "SELECT * FROM author WHERE id = 7",
    "the compass of the secretary",
  ])("keeps %s", (text) => {
    expect(scrub(text)).toBe(text);
  });

  it("redacts a card number that has the type number", () => {
    expect(scrub({ ref: 4111111111111111, count: 4111111111111112, refund: -4111111111111111 })).toEqual({
      ref: "[creditcard]",
      count: 4111111111111112,
      refund: "[creditcard]",
    });
  });
});

describe("the walk", () => {
  it("never changes its input, and its output shares no object with the input", () => {
    const input = Object.freeze({ a: Object.freeze({ password: "made-up" }), list: Object.freeze([1, { b: 2 }]) });
    const output = scrub(input);
    expect(input.a.password).toBe("made-up");
    expect(output.a).not.toBe(input.a);
    expect(output.list[1]).not.toBe(input.list[1]);
  });

  it("terminates on cycles, and redacts values beyond the depth limit", () => {
    const cycle: Record<string, unknown> = { n: 1 };
    cycle["self"] = cycle;
    expect(scrub(cycle)).toEqual({ n: 1, self: "[Circular ~]" });
    let deep: Record<string, unknown> = { leaf: "beyond" };
    for (let level = 0; level < 100_000; level++) deep = { deep };
    expect(JSON.stringify(scrub(deep))).not.toContain("beyond");
  });

  it("redacts a field whose getter throws, and keeps the other fields", () => {
    const hostile = {
      fine: 1,
      get boom(): string {
        throw new Error("made-up");
      },
    };
    expect(scrub<unknown>(hostile)).toEqual({ fine: 1, boom: "[Filtered]" });
  });

  it("converts values like JSON.stringify does: toJSON, String objects and dates", () => {
    expect(
      scrub<unknown>({
        a: { toJSON: () => ({ password: "made-up" }) },
        b: new String("mail ada@example.org"),
        c: new Date(0),
      }),
    ).toEqual({
      a: { password: "[Filtered]" },
      b: "mail [email]",
      c: "1970-01-01T00:00:00.000Z",
    });
  });

  it("keeps `__proto__` as an ordinary key", () => {
    const parsed: unknown = JSON.parse('{"__proto__":{"password":"made-up"},"a":1}');
    expect(JSON.stringify(scrub(parsed))).toBe('{"__proto__":{"password":"[Filtered]"},"a":1}');
  });

  it("redacts keys that are themselves secrets", () => {
    expect(scrub({ "ada@example.org": 1 })).toEqual({ "[email]": 1 });
  });

  it("keeps the structure of header lists and typed attributes", () => {
    expect(
      scrub<unknown>([
        ["Authorization", "made-up"],
        ["Accept", "text/html"],
      ]),
    ).toEqual([
      ["Authorization", "[Filtered]"],
      ["Accept", "text/html"],
    ]);
    expect(scrub<unknown>({ api_key: { value: "made-up", type: "string" } })).toEqual({
      api_key: { value: "[Filtered]", type: "string" },
    });
  });
});
