import { describe, it } from "vitest";
import { expectNoSecret, expectUnchanged } from "../../../test/made-up-secret.ts";

const NAMES_OF_WORDS: readonly string[] = [
  "api key",
  "API Key",
  "secret key",
  "private key",
  "encryption key",
  "session id",
  "auth code",
  "verification code",
  "security code",
  "account number",
  "passport no",
  "tax id",
  "license number",
  "Unseal Key 1",
  "access token",
  "one time code",
  "mot de passe",
  "seed phrase",
];

describe("a name of several words", () => {
  it.each(
    NAMES_OF_WORDS.flatMap((name) => [`the ${name}: plum-anvil-7`, `${name} = plum-anvil-7`, `${name}="plum-anvil-7"`]),
  )("is found in %s", expectNoSecret);
});

describe("a name is found", () => {
  it.each([
    "密码：plum-anvil-7",
    "パスワード：plum-anvil-7",
    "password＝plum-anvil-7",
    "Incorrect API key provided: plum-anvil-7. You can find your API key at https://example.com",
    "token received: plum-anvil-7",
    "password entered = plum-anvil-7",
    "password is: plum-anvil-7",
    "password given was plum-anvil-7",
    "invalid password for ada: plum-anvil-7",
    "the password for user 'ada' is 'plum-anvil-7'",
    "lower(api_key) = 'plum-anvil-7'",
    "api_key::text = 'plum-anvil-7'",
    "[api_key] = N'plum-anvil-7'",
    '"users"."password" = \'plum-anvil-7\'',
  ])("before the value: %s", expectNoSecret);

  it.each([
    '<add key="Password" value="plum-anvil-7"/>',
    '<property name="password" value="plum-anvil-7"/>',
    "<input value='plum-anvil-7' name='password'>",
    "<input type='password' name='pw1' value='plum-anvil-7'>",
    '<meta name="csrf-token" content="plum-anvil-7">',
    "- name: PASSWORD\n  value: plum-anvil-7",
    "  - name: X\n    value: y\n  - name: API_KEY\n    value: 'plum-anvil-7'",
    "{ name: 'X-Api-Key', value: 'plum-anvil-7' }",
    "{'name': 'password', 'value': 'plum-anvil-7'}",
    "{ value: 'plum-anvil-7', name: 'password' }",
    "{ path: [ 'body', 'password' ], received: 'plum-anvil-7' }",
    "{'loc': ('body', 'password'), 'input': 'plum-anvil-7'}",
    "{ instancePath: '/password', data: 'plum-anvil-7' }",
    "Header{name='Authorization', value='plum-anvil-7'}",
    "[name=api_key, value=plum-anvil-7]",
    'variable "api_token" {\n  default = "plum-anvil-7"\n}',
    "password\n  String should have at least 8 characters [type=string_too_short, input_value='plum-anvil-7']",
  ])("in a different field from the value: %s", expectNoSecret);
});

describe("no secret is found", () => {
  it.each([
    "primary key: 5",
    "error code: 42",
    "order number: 7",
    "card number is invalid",
    "account number is required",
    "the api key is missing",
    "password for ada: required",
    "- name: PORT\n  value: 8080",
    "- name: PASSWORD\n  value: required\n- name: LEVEL\n  value: debug-1",
    '<property name="timeout" value="30"/>',
    "{ name: 'x', value: 'y' }",
    "{ path: [ 'email' ], received: 'x' }",
    "auth.example.com:443",
    "auth.internal:8080",
    "getaddrinfo ENOTFOUND auth.example.com:443",
    "image acme/session:latest",
    "http://auth:3000/login failed",
    "redis auth:build done",
    "Unexpected identifier token: 5",
    'Unknown token: "foo"',
    "invalid token: unexpected }",
    "password: { type: 'string' }",
    "function login(user: string, password: string): void",
    "token: (token: string) => void",
    "tokens.map(token => token.id)",
    "password = process.env.PASSWORD",
    "password = os.getenv('PASSWORD')",
    "password = getSecret('prod/db-7')",
    'const password = await prompt("password: ")',
  ])("in %s", expectUnchanged);
});
