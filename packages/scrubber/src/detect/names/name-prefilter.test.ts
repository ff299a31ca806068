import { expect, it } from "vitest";
import { compileNamePrefilter } from "./name-prefilter.ts";

const mayBeSensitive = compileNamePrefilter(["api key", "apikey", "pw", "2fa", "card number"], ["password"]);
const mayWholeBeSensitive = (name: string) => mayBeSensitive(name, 0, name.length);

it.each([
  "api_key",
  "apiKey",
  "APIKey",
  "APIKEY",
  "X-Api-Key",
  "my.api.key",
  "apikey2",
  "pw",
  "dbPw",
  "my2facode",
  "2FA",
  "2Fa_code",
  "MY2FACODE",
  "12fa",
  "2PW",
  "cardNumber",
  "pgpassword",
  "PGPASSWORD2",
  "oldPasswordHint",
  "пароль",
  "__Host-id",
  "api%5Fkey",
])("the prefilter does not rule out %s", (name) => {
  expect(mayWholeBeSensitive(name)).toBe(true);
});

it.each([
  "",
  "a",
  "api",
  "my_api_",
  "record",
  "apiary",
  "capi",
  "discardNumber",
  "spw",
  "passenger",
  "keyboard",
  "f2a",
  "order_id",
])("the prefilter rules out %j", (name) => {
  expect(mayWholeBeSensitive(name)).toBe(false);
});

const SEPARATORS = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter((char) =>
  /[^a-z\d]/i.test(char),
);

it.each(SEPARATORS)("the prefilter does not rule out a sensitive name whose words are separated by %j", (separator) => {
  const names = ["x-pw", "pw-x", "api-key", "my-password-", "pgpassword-", "-pw"].map((name) =>
    name.replaceAll("-", separator),
  );
  expect(names.filter((name) => !mayWholeBeSensitive(name))).toEqual([]);
});

it("the prefilter checks only the given part of the text", () => {
  const text = "xpw_keyboard";
  expect(mayBeSensitive(text, 1, 3)).toBe(true);
  expect(mayBeSensitive(text, 0, 3)).toBe(false);
  expect(mayBeSensitive(text, 1, 2)).toBe(false);
  expect(mayBeSensitive("xapi_keyboard", 1, 5)).toBe(false);
});
