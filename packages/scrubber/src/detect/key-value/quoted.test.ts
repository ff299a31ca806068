import { describe, it } from "vitest";
import { expectNoSecret, expectUnchanged } from "../../../test/made-up-secret.ts";

const OPERATORS: readonly string[] = [
  "= ",
  "<> ",
  "!= ",
  "LIKE ",
  "not like ",
  "ILIKE ",
  "= ANY(",
  "IN (",
  "NOT IN(",
  "in (",
  "IS DISTINCT FROM ",
  "is not distinct from ",
  ">= ",
  "< ",
  "~ ",
  "!~ ",
  "~* ",
  "BETWEEN ",
  "SIMILAR TO ",
  "REGEXP ",
  "<=> ",
  "= ALL (ARRAY[",
  "@> ",
  "= N",
];

describe("in SQL, a value is redacted", () => {
  it.each(OPERATORS)("after the operator %s", (operator) => {
    expectNoSecret(`select 1 from users where password ${operator}'plum-anvil-7'`);
    expectNoSecret(`where u."api_key" ${operator}'plum-anvil-7') and id = 1`);
  });

  it.each([
    "where api_key IN ('zz-9x', 'qq-8x', 'plum-anvil-7')",
    "where password BETWEEN 'a' AND 'plum-anvil-7'",
    "where 'plum-anvil-7' = u.api_key",
    "select 'plum-anvil-7' as password from t",
    "select 'plum-anvil-7'::text AS \"api_key\"",
    "select 'plum-anvil-7' as \"x-csrf-token\" from t",
    "ALTER USER x PASSWORD 'plum-anvil-7'",
    "ALTER LOGIN x WITH PASSWORD = N'plum-anvil-7'",
    "identified by 'plum-anvil-7'",
    "IDENTIFIED WITH mysql_native_password BY 'plum-anvil-7'",
    "SET PASSWORD FOR 'ada'@'%' = PASSWORD('plum-anvil-7')",
    "insert into users (id, password) values (7, 'plum-anvil-7')",
    "INSERT INTO `users` (`password`,`a`) VALUES ('plum-anvil-7','b'),('plum-anvil-7','c')",
    "update t set (a, password) = ('x', 'plum-anvil-7')",
    "insert into t (path, password) values ('C:\\', 'plum-anvil-7')",
    "insert into t (id, token) values (7, E'it\\'s plum'), (8, 'anvil')",
    "Key (reset_token)=(plum-anvil-7) already exists.",
    "Key (tenant, reset_token)=(7, plum-anvil-7) already exists.",
    "Key (reset_token, tenant)=(plum, anvil-7, 7) already exists.",
    "Key (lower(api_key::text))=(plum-anvil-7)",
    "Duplicate entry 'plum-anvil-7' for key 'users.api_key'",
    "Incorrect string value: 'plum-anvil-7' for column 'password' at row 1",
  ])("in %s", expectNoSecret);

  it.each([
    "select password, token from users",
    'SELECT "voucher"."id", "entity"."token" FROM "locale" WHERE "driver_id" = $1',
    'SELECT "a"."id" FROM "sessions" WHERE "users"."id" = "session"."user_id"',
    "insert into users (id, password) values (?, $2)",
    "where password = $1",
    "where token IN ($1, ?)",
    "where password like '%'",
    "where token IS NOT NULL",
    "SELECT * FROM tokens WHERE id IN ('a', 'b')",
    "Key (email)=(7) already exists.",
    "Duplicate entry '7' for key 'users.email'",
    "Unknown column 'password' in 'field list'",
    'duplicate key value violates unique constraint "users_api_key_key"',
    'null value in column "password" violates not-null constraint',
  ])("scrubbing keeps %s", expectUnchanged);
});

describe("in code, a value is redacted", () => {
  it.each([
    '.header("X-Api-Key", "plum-anvil-7")',
    "setRequestHeader('Authorization', 'plum-anvil-7')",
    "define('DB_PASSWORD','plum-anvil-7')",
    'setPassword("plum-anvil-7")',
    '.withApiKey("plum-anvil-7")',
    "set_password(u'plum-anvil-7')",
    'params.put("password", "plum anvil")',
    'System.setProperty("api.key", "plum-anvil-7")',
    "localStorage.setItem('token', 'plum-anvil-7')",
    "('password', 'plum-anvil-7')",
    'tool ["--password", "plum-anvil-7"]',
    "buildConfigField 'String' , 'API_KEY' , 'plum-anvil-7'",
    'if ("plum-anvil-7" == password) {',
    'if ("plum-anvil-7".equals(password))',
    'std::string secret("plum-anvil-7");',
    'secret.assign("plum-anvil-7", 17)',
    "process.env.PASSWORD || 'plum-anvil-7'",
  ])("in %s", expectNoSecret);

  it.each([
    'header("Content-Type", "application/json")',
    "getItem('token')",
    'has("password", "x")',
    'getPassword("db")',
    '["password", "token", "email"]',
    "t('password', 'Password')",
    "expect('password', 'is required')",
    "if ('password' in body)",
    "'password' is required",
    "Cannot read properties of undefined (reading 'token')",
  ])("scrubbing keeps %s", expectUnchanged);
});
