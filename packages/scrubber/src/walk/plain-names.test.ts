import { expect, it, test } from "vitest";
import { secretSamples } from "../../corpus/secrets.ts";
import { VECTORS } from "../../corpus/vectors.ts";
import { random } from "../testing/random.ts";
import { compiledPolicyOf } from "./compiled-policy.ts";
import { isPlainPath, isPlainWord } from "./plain-names.ts";

const { scanText, scanPath } = compiledPolicyOf();

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value, ...value.split(/[\s"'`,;(){}<>]+/), ...value.split(/[/:=&?@]+/)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [key, ...textsIn(entry)]);
}

/** Of such pieces are the secrets that could look plainest. */
const PIECES = [
  ...["eyJ", "home", "Users", "password", "token", "4111", "fe80", "203.0.113.7", "078-05-1120", "NO9386011117947"],
  ...["/", ".", "\\", "-", "_", ":", "::", "=", "@", "+", "(", ")", "[", "]", "a", "Z", "0", "hbGciOiJI", "zdWIiOiIx"],
  ...["xoxb-", "ghp_", "ex.com", "host:5432:db:ada:pw1234", " ", "é", "%3D", "--", "<", ">", "$", "#", "~"],
];

function made(count: number): string[] {
  const r = random("plain names");
  return Array.from({ length: count }, () => Array.from({ length: r.between(1, 8) }, () => r.pick(PIECES)).join(""));
}

test("what is plain holds nothing that a search would find", () => {
  const texts = [...textsIn([...secretSamples(2), ...VECTORS].map(({ input }) => input)), ...made(60_000)];
  const words = texts.filter(isPlainWord);
  const paths = texts.filter(isPlainPath);
  expect(Math.min(words.length, paths.length)).toBeGreaterThan(5000);
  expect(words.filter((text) => scanText(text).length > 0)).toEqual([]);
  expect(paths.filter((text) => scanPath(text).length > 0)).toEqual([]);
});

it.each(["?", "handle", "Server.handle", "$onInit", "in_progress", "http1.on", "sentry.javascript.node"])(
  "sees that a word is plain: %s",
  (word) => {
    expect(isPlainWord(word)).toBe(true);
  },
);

it.each([
  "/srv/app/dist/orders/pay.js",
  "C:\\shop\\pay.js",
  "https://shop.example/assets/app-0210b15f.js",
  "app:///_next/server/app/(shop)/orders/[token]/page.js",
  "express.lib.router:index",
])("sees that a path is plain: %s", (path) => {
  expect(isPlainPath(path)).toBe(true);
});
