import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { compiledPolicyOf } from "../default-policy.ts";
import { type CleanTextCache, cleanTextCache } from "./clean-text-cache.ts";
import { EVENT } from "./event-schema.ts";
import { walk } from "./walk.ts";

/** Adds a string twice. The first time, the cache stores only a fingerprint of the string. */
function addTwice(cache: CleanTextCache, text: string): void {
  cache.add(text);
  cache.add(text);
}

test("the cache contains short clean lines that occur twice, up to a maximum number", () => {
  const lines = cleanTextCache();
  addTwice(lines, "first");
  addTwice(lines, "x".repeat(300));
  expect([lines.has("first"), lines.has("second"), lines.has("x".repeat(300))]).toEqual([true, false, false]);
  for (let number = 0; number < 4096; number++) addTwice(lines, `line ${number} of ${(number * 7919) % 4096}`);
  expect(lines.has("first")).toBe(false);
});

test("the cache does not contain lines that occur only once", () => {
  const lines = cleanTextCache();
  addTwice(lines, "const first = 1;");
  lines.add("const once = 2;");
  expect([lines.has("const first = 1;"), lines.has("const once = 2;")]).toEqual([true, false]);
  for (let number = 0; number < 20_000; number++) lines.add(`const line${number} = ${(number * 7919) % 20_011};`);
  addTwice(lines, "const last = 3;");
  expect(lines.has("const last = 3;")).toBe(true);
});

test("a cached line does not keep the rest of its file in memory", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const lines = cleanTextCache();
  const before = heap();
  for (let file = 0; file < 300; file++) {
    const text = Buffer.alloc(64 * 1024, `const value = ${file};\n`).toString("latin1");
    addTwice(lines, text.slice(1000, 1060));
  }
  expect(heap() - before).toBeLessThan(5 * 1024 * 1024);
  expect(lines.has("const value")).toBe(false);
});

test("a PEM key that is split over a list of names is redacted each time, although its first line is clean", () => {
  const plan = compiledPolicyOf({});
  const key = ["-----BEGIN PRIVATE KEY-----", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", "-----END PRIVATE KEY-----"];
  const integrations = (): unknown => walk({ sdk: { integrations: key } }, plan, EVENT).value;
  const first = integrations();
  expect(JSON.stringify(first)).not.toContain("MIIEvQ");
  expect(integrations()).toEqual(first);
});

test("the cache of source code lines contains no line with a secret", () => {
  const plan = compiledPolicyOf({});
  const line = 'const password = "plum-anvil-7741-harbour";';
  // In source code, `options.password` is an expression and not a secret. In other text, it is the value of `password`,
  // so it is redacted.
  const clean = "password: options.password";
  const other = "const total = 1;";
  const event = () => ({
    exception: { values: [{ stacktrace: { frames: [{ pre_context: [line, clean, other] }] } }] },
    extra: { note: clean },
  });
  const first = walk(event(), plan, EVENT);
  const second = walk(event(), plan, EVENT);
  const third = walk(event(), plan, EVENT);
  expect(first.value).toMatchObject({
    exception: {
      values: [{ stacktrace: { frames: [{ pre_context: ['const password = "[Filtered]";', clean, other] }] } }],
    },
    extra: { note: "password: [Filtered]" },
  });
  expect([second, third]).toEqual([first, first]);
  const known = plan.rootRuleOf("source").node.cleanTexts;
  expect([known?.has(clean), known?.has(line)]).toEqual([true, false]);
});
