import { expect, it } from "vitest";
import { shownAccepted, shownName, shownRefused } from "./mask.ts";

it.each([
  "production",
  "eu1-staging",
  "shop@1.4.0-rc2",
  "2026-11-25",
  "20261125.1",
  "/tunnel",
  "https://o1.ingest.sentry.io",
  "/^Network/",
  "",
])("shows the accepted value %j", (text) => {
  expect(shownAccepted(text)).toBe(text);
});

it.each([
  ["sk", "live_abcdefghij"].join("_"),
  ["AKIA", "IOSFODNN7EXAMPLE"].join(""),
  "https://user:word@host.example/",
  "my-secret",
  "abcd efgh ijkl mnop",
  "abcdefghijklmnop",
  "web\u0000",
  "web\nweb",
  "\u043f\u0430\u0440\u043e\u043b\u044c",
  "mArKeRzq93",
  "4111 1111 1111 1111",
  "9f86d081884c7d659a2feaa0c55ad015",
])("masks the accepted value %j", (text) => {
  expect(shownAccepted(text)).toBe("***");
});

it.each(["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", "shop@1.4.0-a1b2c3d", "20241126123456"])(
  "shows the accepted value %s only for a release or dist",
  (text) => {
    expect([shownAccepted(text), shownAccepted(text, true)]).toEqual(["***", text]);
  },
);

it.each([
  ["10 %", "10 %"],
  ["flase", "flase"],
  ["1234567", undefined],
  ["hunter2", undefined],
  ["a b", undefined],
  ["", undefined],
])("shows the invalid value %j as %j", (text, shown) => {
  expect(shownRefused(text)).toBe(shown);
});

it.each([
  ["SENTRY_TRACE_SAMPEL", "SENTRY_TRACE_SAMPEL"],
  ["SENTRY_V2", "SENTRY_***"],
  ["SENTRY_AKIAIOSFODNN7EXAMPLE", "SENTRY_***"],
])("shows the variable name %s as %s", (name, shown) => {
  expect(shownName(name)).toBe(shown);
});
