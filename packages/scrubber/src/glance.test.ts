import { expect, it } from "vitest";
import { compileGlance } from "./glance.ts";

const glance = compileGlance(["api key", "apikey", "pw", "2fa", "card number"], ["password"]);
const glanceAt = (name: string) => glance(name, 0, name.length);

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
  "cardNumber",
  "pgpassword",
  "PGPASSWORD2",
  "oldPasswordHint",
  "пароль",
  "api%5Fkey",
])("cannot rule out %s", (name) => {
  expect(glanceAt(name)).toBe(true);
});

it.each(["", "a", "apiary", "capi", "discardNumber", "spw", "passenger", "keyboard", "f2a", "order_id"])(
  "rules out %s",
  (name) => {
    expect(glanceAt(name)).toBe(false);
  },
);

it("looks at nothing beside the part that it is asked about", () => {
  const text = "xapi_keyboard";
  expect(glance(text, 1, 4)).toBe(true);
  expect(glance(text, 0, 4)).toBe(false);
  expect(glance(text, 1, 3)).toBe(false);
});
