import { expect, it } from "vitest";
import { displayed } from "./displayed.ts";

it.each([
  "production",
  "eu1-staging",
  "shop@1.4.0-rc2",
  "2026-11-25",
  "20261125.1",
  "/tunnel",
  "https://o1.ingest.sentry.io",
  "AbortError, /^Network/",
  "inputs: false; outputs: false",
  "",
])("shows %s", (text) => {
  expect(displayed(text)).toBe(text);
});

it.each([
  ["sk", "live_abcdefghij"].join("_"),
  ["AKIA", "IOSFODNN7EXAMPLE"].join(""),
  "https://user:word@host.example/",
  "my-secret",
  "mArKeRzq93",
  "4111 1111 1111 1111",
  "9f86d081884c7d659a2feaa0c55ad015",
])("does not show %s", (text) => {
  expect(displayed(text)).toBe("***");
});

it("shows a commit where it may be one", () => {
  const commit = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b";
  expect([displayed(commit), displayed(commit, true), displayed(`shop@${commit}`, true)]).toEqual([
    "***",
    commit,
    `shop@${commit}`,
  ]);
});
