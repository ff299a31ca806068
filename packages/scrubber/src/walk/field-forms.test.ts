import { describe, expect, it, test } from "vitest";
import { createScrub } from "../create-scrub.ts";
import { compiledPolicyOf } from "../default-policy.ts";
import { scrubHeader, scrubItem } from "../items/items.ts";
import { isHex, isId, isVersion } from "./field-forms.ts";

const key = "0123456789abcdef".repeat(2);
const vendorKey = `ghp_${"Ab3".repeat(12)}`;
const scrub = createScrub({ meta: false, scrubIpAddresses: false });

/** Returns the name of a function in a stack frame after scrubbing. */
function scrubbedName(name: string): unknown {
  const event = { event_id: key, exception: { values: [{ stacktrace: { frames: [{ function: name }] } }] } };
  return scrub(event).exception.values[0]?.stacktrace.frames[0]?.function;
}

describe("the name of a function", () => {
  it.each([
    ["ada@example.com", "[email]"],
    ["Object.ada@example.com [as run]", "[email] [as run]"],
    ["password=Zq9vKe2mX4", "password=[Filtered]"],
    ["Object.password=Zq9vKe2mX4 [as run]", "Object.password=[Filtered] [as run]"],
    ["token: Zq9vKe2mX4", "token: [Filtered]"],
    ['run({"token":"Zq9vKe2mX4"})', 'run({"token":"[Filtered]"})'],
    [`Object.${vendorKey}`, "Object.[Filtered]"],
    [`handlers::${vendorKey}`, "handlers::[Filtered]"],
    ["app::login(password=Zq9vKe2mX4)", "app::login(password=[Filtered])"],
    ["Bearer e2e9f3c5d1e7b2a44860d6b", "Bearer [token]"],
    ["password is Zq9vKe2mX4", "password is [Filtered]"],
    ["pays 4111111111111111", "pays [creditcard]"],
  ])("has the secrets in it redacted: %s", (before, after) => {
    expect(scrubbedName(before)).toBe(after);
  });

  it.each([["203.0.113.7"], ["2001:db8::7:1"], ["fe80::1"]])("is redacted if it is an IP address: %s", (address) => {
    const { value } = scrubItem(
      [{ type: "event" }, { exception: [{ stacktrace: { frames: [{ function: address }] } }] }],
      compiledPolicyOf({ meta: false }),
    );
    expect(value[1]).toMatchObject({ exception: [{ stacktrace: { frames: [{ function: "[ip]" }] } }] });
  });
});

test("a list of exceptions or threads is treated like `{ values: [...] }`", () => {
  const frames = [{ function: "auth::token::v1_2_new", filename: "/srv/1.2.3.4/pay.js" }];
  const given = {
    exception: [{ stacktrace: { frames }, thread_id: "4111111111111111" }],
    threads: [{ id: "4111111111111111", stacktrace: { frames } }],
  };
  expect(scrub({ event_id: key, ...given })).toEqual({ event_id: key, ...given });
});

test("the app's own patterns are matched in every field", () => {
  const plan = compiledPolicyOf({ patterns: { order: /ORD-\d{4}/ }, meta: false, scrubIpAddresses: false });
  const frames = [{ function: "ORD-1234", filename: "/srv/ORD-1234.js" }];
  expect(scrubItem([{ type: "event" }, { exception: [{ stacktrace: { frames } }] }], plan).value[1]).toEqual({
    exception: [{ stacktrace: { frames: [{ function: "[order]", filename: "/srv/[order].js" }] } }],
  });
});

test("`modules` keeps versions under any package name, and redacts other values", () => {
  const modules = {
    passport: "0.7.0",
    "session-token": "^1.2.3",
    lib: "1.2.3.4",
    password: "plum-anvil-7741",
    note: "plum-anvil-7741",
  };
  expect(scrubItem([{ type: "event" }, { modules }], compiledPolicyOf({ meta: false })).value[1]).toMatchObject({
    modules: { ...modules, password: "[Filtered]", note: "[Filtered]" },
  });
});

describe("isId", () => {
  it.each([
    "0123456789abcdef",
    key,
    key.toUpperCase(),
    "c0bcc3f1-9827-fe65-3058-404b2831d9e6",
    "c0bcc3f1-9827-fe65-3058-404b2831d9e6-1a",
    `${key}0`,
  ])("accepts a string with the form of an id: %s", (id) => {
    expect(isId(id)).toBe(true);
  });

  it.each([
    "",
    "0123456789abcde",
    "0123456789abcdeg",
    `${key}0123456789`,
    "c0bcc3f1-9827-fe65-3058-404b2831d9e6-not",
    "0123456789abcdeé",
    "0123456789abcde\u0131",
    ` ${key}`,
  ])("rejects %j", (text) => {
    expect(isId(text)).toBe(false);
  });
});

test.each<[string, boolean]>([
  ["0x7fff5fbff8c0", true],
  ["4504170127622144", true],
  ["f".repeat(64), true],
  ["f".repeat(65), false],
  ["0x", false],
  ["4111-1111", false],
  ["café", false],
])("isHex(%j) returns %s", (text, expected) => {
  expect(isHex(text)).toBe(expected);
});

test.each<[string, boolean]>([
  ["1.2.3.4", true],
  ["v20.20.2", true],
  ["~1.x", true],
  ["15.0.0-canary.3", true],
  ["4111111111111111", false],
  ["1.2 secret", false],
  ["plum-anvil-7741", false],
])("isVersion(%j) returns %s", (text, expected) => {
  expect(isVersion(text)).toBe(expected);
});

describe("the destination of an event", () => {
  const dsns: readonly (readonly [title: string, dsn: unknown, expected: unknown])[] = [
    ["a DSN", `https://${key}@o1.ingest.sentry.io/222`, undefined],
    ["a DSN with a number like a card number", `https://${key}@o4111111111111111.ingest.sentry.io/1`, undefined],
    ["a DSN with a path, a port and an IP address", "http://public@127.0.0.1:9000/sentry/42", undefined],
    ["a DSN with a secret key", `https://${key}:${key}@o1.ingest.sentry.io/222`, "[Filtered]"],
    ["a DSN with a vendor's key as its key", `https://${vendorKey}@o1.ingest.sentry.io/222`, "[Filtered]"],
    ["a DSN with a vendor's key in its path", `https://${key}@o1.ingest.sentry.io/${vendorKey}/222`, "[Filtered]"],
    ["a DSN with a query", `https://${key}@o1.ingest.sentry.io/222?token=made-up`, "[Filtered]"],
    ["a URL with a password", "https://plum:anvil@db.example/222", "[Filtered]"],
    ["a text", "plum-anvil-7741", "[Filtered]"],
    ["an object", { password: "plum-anvil-7741" }, "[Filtered]"],
    ["a list", [`https://${key}@o1.ingest.sentry.io/222`], "[Filtered]"],
  ];

  test.each(dsns)("is kept in a routed event only if it is a DSN without a secret: %s", (_title, dsn, expected) => {
    const extra = { MULTIPLEXED_TRANSPORT_EXTRA_KEY: [{ dsn, release: "shop@1" }], password: "plum-anvil-7741" };
    const [, event] = scrubItem(
      [{ type: "event" }, { extra }],
      compiledPolicyOf({ meta: false, scrubIpAddresses: false }),
    ).value;
    const routes = [{ dsn: expected ?? dsn, release: "shop@1" }];
    expect(event).toEqual({ extra: { MULTIPLEXED_TRANSPORT_EXTRA_KEY: routes, password: "[Filtered]" } });
  });

  test.each(dsns)("is kept in an envelope header only if it is a DSN without a secret: %s", (_title, dsn, expected) => {
    expect(scrubHeader({ dsn }, compiledPolicyOf())).toEqual({ dsn: expected ?? dsn });
  });
});
