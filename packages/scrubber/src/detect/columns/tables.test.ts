import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { expectNoSecret, expectUnchanged } from "../../../test/made-up-secret.ts";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();
const S = "plum-anvil-7";

describe("a secret in a table", () => {
  it.each([
    ["of psql", ` id |    token     | name\n----+--------------+------\n  7 | ${S} | ada\n(1 row)`],
    ["of MySQL", `+------+--------------+\n| user | password     |\n+------+--------------+\n| ada  | ${S} |`],
    ["in Markdown", `| user | API key |\n|------|---------|\n| ada | ${S} |`],
    ["of settings in Markdown", `| Setting | Value |\n|---|---|\n| DB_PASSWORD | ${S} |`],
    ["of a CSV file", `user,password,role\nada,${S},admin\nbob,plum,user`],
    ["of a CSV file with quotes", `"user name","password"\n"ada, bob","${S}"`],
    ["of a CSV file whose column names have several words", `User name,API key\nAda Lovelace,${S}`],
    ["of a CSV file with two words in lower case", `user name,password\nada,${S}`],
    ["with semicolons", `id;api_key;role\r\n1;${S};admin`],
    ["with tabs", `user\tpassword\nada\t${S}`],
    ["of a command-line tool", `NAME      TOKEN          AGE\ndefault   ${S}   12d`],
    ["of lists", `┌───┬──────────┬────┐\n│ (index) │ 0 │ 1 │\n├───┼────┼────┤\n│ 0 │ 'password' │ '${S}' │\n└───┘`],
  ])("is redacted: a table %s", (_, text) => expectNoSecret(text));

  it("is redacted in each row, and other cells are kept", () => {
    expect(scrub(`user,token,n\nada,${S},1\nbob,anvil-plum-8,2\n\ndone, in 3 s`)).toBe(
      "user,token,n\nada,[Filtered],1\nbob,[Filtered],2\n\ndone, in 3 s",
    );
  });

  const F = "[Filtered]";

  it.each<[string, (secret: string) => string]>([
    ["with `|` at both ends", (secret) => `| password | ${secret} |\n| user | bob |`],
    ["with `|` and one row", (secret) => `| password | ${secret} |\n`],
    ["with a border as of MySQL", (secret) => `+---+---+\n| password | ${secret} |\n| user | bob |\n+---+---+`],
    ["with a border and one row", (secret) => `+---+---+\n| password | ${secret} |\n+---+---+\n`],
    ["with other characters in a cell", (secret) => `| note | a: b | token | ${secret} |\n| user | bob | id | 7 |`],
    ["with box characters", (secret) => `┌───┬───┐\n│ password │ ${secret} │\n│ user │ bob │\n└───┴───┘`],
  ])("is redacted in the first row of a table without column names %s, and other cells are kept", (_, table) => {
    expect(scrub(table(S))).toBe(table(F));
    expect(scrub(table(F))).toBe(table(F));
  });

  it("is redacted in each row of a table without column names", () => {
    expect(scrub(`| password | ${S} |\n| user | bob |\n| token | ${S} |`)).toBe(
      `| password | ${F} |\n| user | bob |\n| token | ${F} |`,
    );
  });

  it("is not assumed in the name of a column", () => {
    expect(scrub(`| password | sha256 |\n|---|---|\n| ${S} | 7 |`)).toBe(
      `| password | sha256 |\n|---|---|\n| ${F} | 7 |`,
    );
    expect(scrub(`┌───┐\n│ (index) │ token │ sha256 │\n├───┤\n│ 0 │ '${S}' │ 'x' │\n└───┘`)).toBe(
      `┌───┐\n│ (index) │ token │ sha256 │\n├───┤\n│ 0 │ '${F}' │ 'x' │\n└───┘`,
    );
  });

  it("is not assumed in a line after the empty line that ends a table without borders", () => {
    expect(scrub(`user,password\nada,${S}\n\n2 rows, 14ms`)).toBe("user,password\nada,[Filtered]\n\n2 rows, 14ms");
    expect(scrub(`user;token\r\nada;${S}\r\n\r\nplum;anvil8`)).toBe("user;token\r\nada;[Filtered]\r\n\r\nplum;anvil8");
    expect(scrub(`NAME   TOKEN\nada    ${S}\n\nplum   anvil8`)).toBe(
      "NAME   TOKEN\nada    [Filtered]\n\nplum   anvil8",
    );
  });

  it("is not assumed in a description of the name, a state or a placeholder", () => {
    expectUnchanged("| Field | Description |\n|---|---|\n| password | The password of the user |");
    expectUnchanged("| test | pass | fail |\n|---|---|---|\n| a | 12 | 0 |");
    expectUnchanged("user,password\nada,<PASSWORD>");
  });

  it.each([
    "Missing fields: user, password\nfound only a, b",
    "cat token | grep password\nfoo | bar",
    "select id, token\nfrom users, sessions",
    "SELECT id,password,email\nFROM users u,orders o,items i",
    "select id,password\nfrom users,orders2",
    "INSERT INTO t\nSELECT id,token\nFROM users u,orders o",
    "Hello user,password\nis wrong for you,try again2",
    "foo(user, password)\nbar(a, b)",
    "Error: expected token, got string\n    at foo (a.js:1:2), bar",
    "NAME   READY   STATUS\npod-1a2b3c   1/1   Running",
  ])("is not assumed in %j", expectUnchanged);
});

describe("a secret in a printed map", () => {
  it.each([
    inspect(new Map([["password", S]])),
    inspect(new Map([["user", { token: S }]])),
    `Map(user -> ada, password -> ${S})`,
    `{user=ada, password=${S}}`,
    `map[password:${S} user:ada]`,
  ])("is redacted in %j", expectNoSecret);
});

describe("the values of a list of columns", () => {
  it("are redacted by the names of the columns", () => {
    expect(scrub<unknown>({ fields: ["id", "password"], values: [7, S] })).toEqual({
      fields: ["id", "password"],
      values: [7, "[Filtered]"],
    });
  });
});
