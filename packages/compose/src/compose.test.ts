import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { compose, composeCallback } from "./compose.ts";
import type { Callback, Part } from "./types.ts";

interface Event {
  readonly seen: readonly string[];
}

type Choice = boolean | { allow: string[] };

interface Options {
  dsn?: string;
  debug?: boolean;
  beforeSend?: ((event: Event, hint?: unknown) => Event | null | PromiseLike<Event | null>) | null;
  beforeSendSpan?: (span: Event) => Event;
  integrations?: { name: string }[] | ((defaults: { name: string }[]) => { name: string }[] | { name: string });
  ignoreErrors?: (string | RegExp)[];
  dataCollection?: {
    cookies?: boolean | { allow: string[] } | { deny: string[] };
    httpHeaders?: Choice | { request?: Choice; response?: Choice };
  };
  _experiments?: { beforeSendMetric?: (metric: Event) => Event };
  initialScope?: object | ((scope: never) => unknown);
  tracesSampler?: () => number;
}

const sees = (name: string) => (event: Event) => ({ seen: [...event.seen, name] });
const EVENT: Event = Object.freeze({ seen: Object.freeze([]) });

describe("hooks", () => {
  it("run in order and receive the SDK's hint", () => {
    const hint = {};
    const hook = vi.fn(sees("b"));
    const { beforeSend } = compose<Options>({ beforeSend: sees("a") }, { beforeSend: hook }, { beforeSend: sees("c") });
    expect(beforeSend?.(EVENT, hint)).toEqual({ seen: ["a", "b", "c"] });
    expect(hook).toHaveBeenCalledWith({ seen: ["a"] }, hint);
  });

  it("do not run after a hook that returns null, in synchronous and asynchronous chains", async () => {
    const never = vi.fn(sees("never"));
    expect(compose<Options>({ beforeSend: () => null }, { beforeSend: never }).beforeSend?.(EVENT)).toBeNull();
    expect(
      await compose<Options>({ beforeSend: async () => null }, { beforeSend: never }).beforeSend?.(EVENT),
    ).toBeNull();
    expect(never).not.toHaveBeenCalled();
  });

  it("wait for the promise of a hook, and pass on its exception or rejection unchanged", async () => {
    const error = new Error("the app's own");
    const { beforeSend } = compose<Options>(
      { beforeSend: async (event) => sees("a")(event) },
      { beforeSend: sees("b") },
    );
    expect(await beforeSend?.(EVENT)).toEqual({ seen: ["a", "b"] });
    const throws = compose<Options>(
      {
        beforeSend: () => {
          throw error;
        },
      },
      { beforeSend: sees("b") },
    );
    expect(() => throws.beforeSend?.(EVENT)).toThrow(error);
    const rejects = compose<Options>({ beforeSend: () => Promise.reject(error) }, { beforeSend: sees("b") });
    await expect(rejects.beforeSend?.(EVENT)).rejects.toBe(error);
  });

  it.each(["_streamed", "_static"])(
    "for spans keep the property %s that the SDK's helper sets, and are not chained with hooks that lack it",
    (mark) => {
      const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
      const marked = (name: string) => Object.defineProperty(sees(name), mark, { value: true });
      const joined = compose<Options>({ beforeSendSpan: marked("a") }, { beforeSendSpan: marked("b") }).beforeSendSpan;
      expect(joined?.(EVENT)).toEqual({ seen: ["a", "b"] });
      expect(Object.getOwnPropertyDescriptor(joined, mark)).toMatchObject({ value: true, enumerable: false });
      const last = marked("last");
      const mixed = [{ beforeSendSpan: marked("a") }, { beforeSendSpan: sees("b") }, { beforeSendSpan: last }] as const;
      const [a, b, c] = mixed;
      for (const parts of [mixed, [compose<Options>(a, b), c], [a, compose<Options>(b, c)]]) {
        expect(compose<Options>(...parts).beforeSendSpan?.(EVENT)).toEqual({ seen: ["a", "last"] });
      }
      expect(warn.mock.calls.length).toBeLessThanOrEqual(1);
    },
  );
});

describe("an option that is not a hook, although its name starts with `before`", () => {
  it("is not chained: the last value wins", () => {
    const last = () => true;
    const parts = [{ beforeScreenshot: () => false }, { beforeScreenshot: last }];
    expect(compose<{ beforeScreenshot?: () => boolean }>(...parts).beforeScreenshot).toBe(last);
  });
});

describe("integrations", () => {
  it("are concatenated, both arrays and functions, and functions receive the default integrations", () => {
    const [a, b, d] = [{ name: "A" }, { name: "B" }, { name: "Default" }];
    expect(compose<Options>({ integrations: [a] }, { integrations: [b] }).integrations).toEqual([a, b]);
    const { integrations } = compose<Options>(
      { integrations: [a] },
      { integrations: (given) => [...given.slice(1), b] },
    );
    expect(typeof integrations === "function" && integrations([d])).toEqual([a, b]);
    const other = compose<Options>({ integrations: (given) => [...given, a] }, { integrations: [b] }).integrations;
    expect(typeof other === "function" && other([d])).toEqual([d, a, b]);
  });

  it("of another part are kept if the app's function returns none of the integrations that it receives", () => {
    const guard = { name: "Guard" };
    const own = { name: "Own" };
    const { integrations } = compose<Options>({ integrations: [guard] }, { integrations: () => [own] });
    expect(typeof integrations === "function" && integrations([{ name: "Default" }])).toEqual([guard, own]);
  });

  it("can be a single integration that a function returns", () => {
    const own = { name: "Own" };
    const { integrations } = compose<Options>({ integrations: [] }, { integrations: () => own });
    expect(typeof integrations === "function" && integrations([])).toEqual([own]);
  });

  it("are added once and without a warning if two parts contain the same instance", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const shared = { name: "Shared" };
    expect(compose<Options>({ integrations: [shared] }, { integrations: [shared] }).integrations).toEqual([shared]);
    expect(warn).not.toHaveBeenCalled();
  });

  it("with the same name cause one warning, because the SDK sets up only the last one", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    for (let twice = 0; twice < 2; twice++)
      compose<Options>({ integrations: [{ name: "Twin" }] }, { integrations: [{ name: "Twin" }] });
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.[0]).toContain("Twin");
  });
});

describe("compose", () => {
  it("concatenates lists without duplicates, and compares patterns by source and flags", () => {
    expect(compose<Options>({ ignoreErrors: ["a", /b/i] }, { ignoreErrors: [/b/i, "a", /b/] }).ignoreErrors).toEqual([
      "a",
      /b/i,
      /b/,
    ]);
  });

  it("merges plain objects, and the last defined field wins", () => {
    const parts = [
      { dataCollection: { cookies: true, httpHeaders: { request: true } } },
      { dataCollection: { cookies: false, httpHeaders: { response: false } } },
    ];
    expect(compose<Options>(...parts)).toEqual({
      dataCollection: { cookies: false, httpHeaders: { request: true, response: false } },
    });
  });

  it("uses the later one of `allow` and `deny`, because they are alternatives", () => {
    const deny = { dataCollection: { cookies: { deny: ["via"] } } };
    const allow = { dataCollection: { cookies: { allow: ["theme"] } } };
    expect(compose<Options>(deny, allow)).toEqual(allow);
  });

  it.each([false, { allow: ["via"] }])(
    "keeps %j for the direction of headers that a later part does not set",
    (choice) => {
      const parts = [
        { dataCollection: { httpHeaders: choice } },
        { dataCollection: { httpHeaders: { request: true } } },
      ];
      expect(compose<Options>(...parts)).toEqual({
        dataCollection: { httpHeaders: { request: true, response: choice } },
      });
    },
  );

  it("also chains the hooks in `_experiments`", () => {
    const { _experiments: joined } = compose<Options>(
      { _experiments: { beforeSendMetric: sees("a") } },
      { _experiments: { beforeSendMetric: sees("b") } },
    );
    expect(joined?.beforeSendMetric?.(EVENT)).toEqual({ seen: ["a", "b"] });
  });

  it("does not let null replace a value, and ignores parts that are null, false or undefined", () => {
    const hook = sees("a");
    expect(compose<Options>({ beforeSend: hook }, { beforeSend: null }, null, false, undefined)).toEqual({
      beforeSend: hook,
    });
  });

  it("replaces stack parsers and default integrations as a whole", () => {
    const last = { stackParser: [1], defaultIntegrations: [{ name: "B" }] };
    const first = { stackParser: [0], defaultIntegrations: [{ name: "A" }] };
    expect(compose<typeof first>(first, last)).toEqual(last);
  });

  it("keeps a field named __proto__ without changing the prototype", () => {
    const joined = compose<Options>({}, JSON.parse('{"__proto__":{"debug":true}}'));
    expect(joined.debug).toBeUndefined();
    expect(Object.getPrototypeOf(joined)).toBe(Object.prototype);
  });

  it("uses the last defined scalar, and returns no undefined fields", () => {
    const joined = compose<Options>({ dsn: "a", debug: true }, { dsn: "b", debug: undefined }, { dsn: undefined });
    expect(joined).toStrictEqual({ dsn: "b", debug: true });
  });

  it("applies initial scopes in order, both objects and functions", () => {
    const update = vi.fn();
    const second = () => undefined;
    const { initialScope } = compose<Options>({ initialScope: { tags: { a: 1 } } }, { initialScope: second });
    if (typeof initialScope === "function") Reflect.apply(initialScope, undefined, [{ update }]);
    expect(update.mock.calls).toEqual([[{ tags: { a: 1 } }], [second]]);
  });

  it("uses the last of two samplers, and logs a warning once", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const last = () => 1;
    for (let twice = 0; twice < 2; twice++) {
      expect(compose<Options>({ tracesSampler: () => 0 }, { tracesSampler: last }).tracesSampler).toBe(last);
    }
    expect(warn).toHaveBeenCalledOnce();
  });

  it.each([
    ["a string", "made-up", "part 2 is a string"],
    ["an empty string", "", "part 2 is a string"],
    ["a number", 0, "part 2 is a number"],
    ["true", true, "part 2 is a boolean"],
    [
      "an array of parts",
      [{ dsn: "made-up" }],
      "part 2 is an array; expected an object with options of Sentry.init: pass its entries",
    ],
    [
      "a promise",
      Promise.resolve({ dsn: "made-up" }),
      "part 2 is an instance of a class; expected an object with options of Sentry.init: await a promise",
    ],
    ["a map", new Map([["dsn", "made-up"]]), "part 2 is an instance of a class"],
  ])("rejects %s as a part, with an error that names its position and not its content", (_, part, message) => {
    const call = () => Reflect.apply(compose, undefined, [{ debug: true }, part]);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(message);
    expect(call).not.toThrow("made-up");
  });

  it("accepts objects without a prototype, and objects from another realm", () => {
    const parts = [Object.assign(Object.create(null), { dsn: "a" }), runInNewContext("({ debug: true })")];
    expect(compose<Options>(...parts)).toEqual({ dsn: "a", debug: true });
  });
});

describe("composeCallback", () => {
  interface Env {
    DSN: string;
  }
  const env: Env = { DSN: "made-up" };
  const fromEnv = ({ DSN }: Env): Options => ({ dsn: DSN, ignoreErrors: ["a"] });

  it.each<[string, readonly (Part<Options> | Callback<Env, Part<Options>>)[], readonly string[]]>([
    ["first", [fromEnv, { ignoreErrors: ["b"] }], ["a", "b"]],
    ["last", [{ ignoreErrors: ["b"] }, fromEnv], ["b", "a"]],
    ["twice", [fromEnv, { ignoreErrors: ["b"] }, () => ({ ignoreErrors: ["c"] })], ["a", "b", "c"]],
  ])("returns a function of the environment, with a function %s", (_, parts, ignoreErrors) => {
    expect(composeCallback<Env, Options>(...parts)(env)).toEqual({ dsn: "made-up", ignoreErrors });
  });

  it("calls the functions again for each environment", () => {
    const options = composeCallback<Env, Options>(fromEnv);
    expect(["a", "b"].map((DSN) => options({ DSN }).dsn)).toEqual(["a", "b"]);
  });

  it("returns the same as compose if an app without types passes a function to compose", () => {
    const options: unknown = Reflect.apply(compose, undefined, [fromEnv, { ignoreErrors: ["b"] }]);
    expect(typeof options === "function" && options(env)).toEqual({ dsn: "made-up", ignoreErrors: ["a", "b"] });
  });

  it("rejects an invalid part at once, but the invalid result of a function only when the options are created", () => {
    const create = (part: unknown) => Reflect.apply(composeCallback, undefined, [fromEnv, part]);
    expect(() => create("made-up")).toThrow("part 2 is a string");
    const options = create(() => ["made-up"]);
    expect(() => options(env)).toThrow("part 2 is an array");
    const nested = Reflect.apply(composeCallback, undefined, [() => () => ({})]);
    expect(() => nested(env)).toThrow("part 1 is a function");
  });
});

describe("compose, for any parts", () => {
  const name = fc.string({ minLength: 1, maxLength: 4 });
  const part = fc.record(
    {
      dsn: fc.option(fc.string(), { nil: undefined }),
      ignoreErrors: fc.uniqueArray(name),
      beforeSend: name.map(sees),
      integrations: fc.uniqueArray(name, { maxLength: 3 }).map((names) => names.map((each) => ({ name: each }))),
      dataCollection: fc.record({ cookies: fc.boolean() }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );

  /** Replaces `beforeSend` with its result, because functions cannot be compared. */
  function observe(options: Options): object {
    return { ...options, beforeSend: options.beforeSend?.(EVENT) };
  }

  it("loses no hook, integration or list entry", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const joined = compose<Options>(...parts);
        const seen = parts.flatMap(({ beforeSend }) => beforeSend?.(EVENT).seen ?? []);
        expect(joined.beforeSend?.(EVENT) ?? { seen: [] }).toEqual({ seen });
        expect(joined.integrations ?? []).toEqual(parts.flatMap(({ integrations }) => integrations ?? []));
        expect(joined.ignoreErrors ?? []).toEqual([
          ...new Set(parts.flatMap(({ ignoreErrors }) => ignoreErrors ?? [])),
        ]);
      }),
    );
  });

  it("returns a single part without its undefined fields, and the same result however parts are grouped", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const defined = Object.fromEntries(Object.entries(a).filter(([, value]) => value !== undefined));
        expect(compose<Options>(a)).toStrictEqual(defined);
        const flat = observe(compose<Options>(a, b, c));
        expect(observe(compose<Options>(compose<Options>(a, b), c))).toEqual(flat);
        expect(observe(compose<Options>(a, compose<Options>(b, c)))).toEqual(flat);
      }),
    );
  });

  it("does not change the parts", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    fc.assert(
      fc.property(part, part, (a, b) => {
        const before = [{ ...a }, { ...b }];
        compose<Options>(Object.freeze(a), Object.freeze(b));
        expect([a, b]).toEqual(before);
      }),
    );
  });
});
