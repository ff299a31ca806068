import { describe, expect, it, vi } from "vitest";
import { createScrub } from "../create-scrub.ts";

const scrub = createScrub();
const MAIL = "ada@example.org";

describe("the walk", () => {
  it("reads a getter only once, so that a later value cannot be sent", () => {
    let reads = 0;
    const alternating = {
      get note(): string {
        reads += 1;
        return reads % 2 === 1 ? "fine" : MAIL;
      },
    };
    const output = scrub(alternating);
    expect(reads).toBe(1);
    expect([JSON.stringify(output), JSON.stringify(output)]).toEqual(['{"note":"fine"}', '{"note":"fine"}']);
  });

  it("calls `toJSON` only once, and scrubs its result", () => {
    const toJSON = vi.fn(() => ({ password: "abc", at: new Date(0) }));
    const output = scrub<unknown>({ a: { toJSON } });
    expect(toJSON).toHaveBeenCalledOnce();
    expect(output).toEqual({ a: { password: "[Filtered]", at: "1970-01-01T00:00:00.000Z" } });
  });

  it.each<readonly [string, unknown, unknown]>([
    ["a Map", new Map([["password", "abc"]]), { password: "[Filtered]" }],
    ["a Set", new Set([MAIL]), ["[email]"]],
    [
      "an Error",
      Object.assign(new TypeError(MAIL), { stack: "at x", token: "a b" }),
      { name: "TypeError", message: "[email]", stack: "at x", token: "[Filtered]" },
    ],
    ["a URL", new URL("https://u:p@x.example/?token=abc"), "https://[Filtered]@x.example/?token=[Filtered]"],
    ["bytes", Buffer.from(MAIL), "[Filtered]"],
    ["an array buffer", new ArrayBuffer(8), "[Filtered]"],
    ["a String object", Object.assign(new String(MAIL), { __sentry_template_string__: "%s" }), "[email]"],
    ["a bigint", 10n, "10"],
    ["a card number in a bigint", 4111111111111111n, "[creditcard]"],
    [
      "an object without a prototype",
      Object.assign(Object.create(null), { password: "abc" }),
      { password: "[Filtered]" },
    ],
    [
      "an instance of a class",
      new (class {
        password = "abc";
        get token(): string {
          return "x";
        }
      })(),
      { password: "[Filtered]" },
    ],
    ["values that JSON omits", { f: () => MAIL, s: Symbol(MAIL), u: undefined }, {}],
    ["symbol keys", { [Symbol("s")]: MAIL, a: 1 }, { a: 1 }],
    ["a list with holes", Object.assign(new Array(3), { 0: 1, 2: 3 }), [1, null, 3]],
    ["lone surrogates", { a: `\ud800 ${MAIL} \udc00` }, { a: "\ud800 [email] \udc00" }],
    [
      "two keys that are redacted to the same text",
      { [MAIL]: 1, "bob@example.org": 2 },
      { "[email]": 1, "[email] (2)": 2 },
    ],
    [
      "counts under sensitive names",
      { passwords: 3, secrets: ["a b"], tokens: 512 },
      { passwords: 3, secrets: "[Filtered]", tokens: 512 },
    ],
  ])("converts to plain data: %s", (_, input, output) => {
    expect(scrub(input)).toEqual(output);
    expect(Object.getOwnPropertySymbols(Object(scrub(input)))).toEqual([]);
  });

  it("treats an object as a typed attribute only if its `type` is one that Sentry defines", () => {
    expect(scrub<unknown>({ password: { value: true, type: `saw ${MAIL}` } })).toEqual({ password: "[Filtered]" });
    expect(scrub<unknown>({ password: { value: true, type: "boolean" } })).toEqual({
      password: { value: true, type: "boolean" },
    });
  });

  it("redacts a proxy that throws or is revoked, and keeps the other fields", () => {
    const hostile = new Proxy(
      { a: 1 },
      {
        ownKeys: () => {
          throw new Error(MAIL);
        },
      },
    );
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    expect(scrub<unknown>({ hostile, revoked: revoked.proxy, fine: 1 })).toEqual({
      hostile: "[Filtered]",
      revoked: "[Filtered]",
      fine: 1,
    });
  });

  it("terminates on a dense graph, many keys and deep nesting, and leaves no secret", () => {
    const nodes: Record<string, unknown>[] = Array.from({ length: 9 }, () => ({ secret: "a b" }));
    for (const node of nodes) for (const [at, other] of nodes.entries()) node[`to${at}`] = other;
    expect(JSON.stringify(scrub(nodes[0]))).not.toContain("a b");
    const wide = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, at) => [`key${at}`, at % 1000 === 0 ? MAIL : at]),
    );
    expect(JSON.stringify(scrub(wide))).not.toContain(MAIL);
    let deep: unknown = MAIL;
    for (let level = 0; level < 100_000; level++) deep = level % 2 === 0 ? [deep] : { deep };
    expect(JSON.stringify(scrub(deep))).not.toContain(MAIL);
  });

  it("keeps the other fields beside a list that contains itself and may contain tokens", () => {
    const list: unknown[] = [];
    list.push(list);
    const record: Record<string, unknown> = {};
    record["value"] = [record];
    expect(scrub<unknown>({ apiTokens: list, user: "ada" })).toEqual({ apiTokens: ["[Circular ~]"], user: "ada" });
    expect(scrub<unknown>({ apiTokens: record, user: "ada" })).toEqual({
      apiTokens: { value: ["[Circular ~]"] },
      user: "ada",
    });
  });

  it("reads a shared list that may contain tokens only a limited number of times", () => {
    let reads = 0;
    const counting: ProxyHandler<unknown[]> = {
      get: (list, name, receiver) => {
        reads += 1;
        return Reflect.get(list, name, receiver);
      },
    };
    let shared: unknown[] = new Proxy(["plum-anvil-7"], counting);
    for (let level = 0; level < 16; level++) shared = [shared, shared];
    createScrub({ limits: { work: 10_000 } })({ apiTokens: shared });
    expect(reads).toBeLessThan(1000);
    reads = 0;
    expect(scrub<unknown>({ apiTokens: new Proxy(new Array(100_000).fill("plum-anvil-7"), counting) })).toEqual({
      apiTokens: "[Filtered]",
    });
    expect(reads).toBeLessThan(1000);
  });

  it("ignores the fields of a polluted `Object.prototype`", () => {
    Reflect.set(Object.prototype, "polluted", MAIL);
    try {
      expect(Object.keys(scrub({ a: 1 }))).toEqual(["a"]);
    } finally {
      Reflect.deleteProperty(Object.prototype, "polluted");
    }
  });

  it("lists the redactions of an event in `_meta`, in Relay's format", () => {
    const event = {
      event_id: "0".repeat(32),
      message: `für ${MAIL} and bob@example.org`,
      extra: { password: "abc", body: `{"token":"x","mail":"${MAIL}"}` },
      request: { headers: [["Authorization", "x"]] },
      _meta: { message: { "": { rem: [["!limit", "s", 1, 2]], len: 99 } } },
    };
    expect(scrub<{ _meta: unknown }>(event)._meta).toEqual({
      message: {
        "": {
          rem: [
            ["!limit", "s", 1, 2],
            ["@email", "s", 5, 12],
            ["@email", "s", 17, 24],
          ],
          len: 99,
        },
      },
      extra: {
        password: { "": { rem: [["@password", "s"]] } },
        body: {
          "": {
            rem: [
              ["@token", "s"],
              ["@email", "s"],
            ],
            len: 38,
          },
        },
      },
      request: { headers: { 0: { 1: { "": { rem: [["@auth", "s"]] } } } } },
    });
  });

  it("keeps the fields that source maps and grouping depend on", () => {
    const frame = {
      filename: "/home/ada/app.js",
      abs_path: "/home/ada/app.js",
      module: "token",
      function: "password",
      lineno: 1,
    };
    const event = {
      event_id: "0123456789abcdef0123456789abcdef",
      fingerprint: ["{{ default }}", "session"],
      exception: {
        values: [
          {
            type: "TokenError",
            value: "no token",
            stacktrace: { frames: [frame] },
            mechanism: { type: "generic", handled: true },
          },
        ],
      },
      debug_meta: {
        images: [
          { type: "sourcemap", code_file: "/home/ada/app.js", debug_id: "0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f9" },
        ],
      },
    };
    expect(scrub(event)).toEqual(event);
  });

  it("keeps the names in source code, and redacts secrets in its literals", () => {
    const line = (context_line: string) => {
      const event = {
        event_id: "0".repeat(32),
        exception: { values: [{ stacktrace: { frames: [{ context_line }] } }] },
      };
      return scrub(event).exception.values[0]?.stacktrace.frames[0]?.context_line;
    };
    for (const code of [
      "  auth: AuthService,",
      "this.session = session;",
      "if (password === other) {",
      "fn(token=get())",
      "password: string;",
    ]) {
      expect(line(code)).toBe(code);
    }
    expect(line("const password = 'made up';")).toBe("const password = '[Filtered]';");
    expect(line('get("/x?token=abc&page=2")')).toBe('get("/x?token=[Filtered]&page=2")');
  });
});
