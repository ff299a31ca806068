import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthOf } from "../../../../internal/test/cpu-time.ts";
import { createScrub } from "../../create-scrub.ts";
import { boundColumns } from "./bound-columns.ts";

const scrub = createScrub({ meta: false });
const S = "plum-anvil-7741";
const F = "[Filtered]";

describe("a bound value of a sensitive column", () => {
  it.each<[object, object]>([
    [{ query: "UPDATE u SET password = $1 WHERE id = $2", params: [S, 7] }, { params: [F, 7] }],
    [{ sql: "update u set name = ?, password = ? where id = ?", bindings: ["ada", S, 7] }, { bindings: ["ada", F, 7] }],
    [{ text: 'insert into "t" ("a", "api_key") values ($1, $2)', values: ["x", S] }, { values: ["x", F] }],
    [{ query: "insert into t (id, token) values (default, $1), (default, $2)", params: [S, S] }, { params: [F, F] }],
    [{ sql: "insert into `t` (`token`) values (crypt(?, gen_salt(8)))", values: [S] }, { values: [F] }],
    [
      { query: "select 1 from t where token in ($1, $2) and a = $3", parameters: [S, S, "b"] },
      { parameters: [F, F, "b"] },
    ],
    [{ sql: "select 1 from t where lower(api_key) = lower($1)", params: [S] }, { params: [F] }],
    [{ sql: "select 1 from t where password = $2 and a = $1", params: ["a", S] }, { params: ["a", F] }],
    [{ sql: "update u set password = :word", replacements: { word: S } }, { replacements: { word: F } }],
    [{ sql: "update u set password = :word", bind: [S] }, { bind: [F] }],
    [
      { statement: "update u set [password] = @p1, a = @p2", params: { p1: S, p2: "b" } },
      { params: { p1: F, p2: "b" } },
    ],
    [{ query: "update u set password = %s where id = %s", args: [S, 7] }, { args: [F, 7] }],
    [{ query: "update u set password = %(word)s", params: { word: S } }, { params: { word: F } }],
    [{ query: "UPDATE u SET password = $1", params: `["${S}",7]` }, { params: `["${F}",7]` }],
    [{ query: "select 1 from t where token = $1", params: [{ value: S }] }, { params: [F] }],
    [{ query: "update t set token = N'a' || $1", params: [S] }, { params: [F] }],
  ])("is redacted: %j", (given, expected) => {
    expect(scrub(given)).toEqual({ ...given, ...expected });
    const [[query = "", text], values] = [Object.entries(given)[0] ?? [], Object.entries(given)[1] ?? []];
    expect(scrub(Object.fromEntries([values, [query, text]]))).toEqual({ ...given, ...expected });
  });

  it("is redacted in the attributes of a span", () => {
    const span = (value: string) => ({
      attributes: {
        "db.query.text": { value: "update u set a = ?, password = ?", type: "string" },
        "db.query.parameter.0": { value: "plum-1", type: "string" },
        "db.query.parameter.1": { value, type: "string" },
      },
    });
    expect(scrub(span(S))).toEqual(span(F));
  });

  it.each([
    { sql: "select * from t where id = ?", bindings: ["plum-1"] },
    { sql: "update t set name = ? where password is not null", bindings: ["plum-1"] },
    { query: "a search for tokens", params: ["plum-1"] },
    { sql: "update t set token_count = $1", params: [7] },
    { values: ["plum-1"] },
  ])("is not found in %j", (given) => {
    expect(scrub<unknown>(given)).toEqual(given);
  });

  it("belongs to the column of its placeholder, for any list of columns", () => {
    const column = fc.constantFrom("id", '"name"', "`email`", "[User Id]", "t.a", "password", '"api_key"');
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 6 }), fc.boolean(), (columns, isInsert) => {
        const marks = columns.map((_, index) => `$${index + 1}`);
        const query = isInsert
          ? `insert into t (${columns.join(", ")}) values (${marks.join(", ")})`
          : `update t set ${columns.map((name, index) => `${name} = ${marks[index]}`).join(", ")}`;
        const params = columns.map((_, index) => `plum-${index}-anvil`);
        const expected = params.map((value, index) => (/password|api_key/.test(columns[index] ?? "") ? F : value));
        expect(scrub({ query, params })).toEqual({ query, params: expected });
        const message = (values: readonly string[]) => `Failed query: ${query}\nparams: ${values}`;
        expect(scrub(message(params))).toBe(message(expected));
      }),
    );
  });

  it.each(["(", "'", "''", '"', "a.", "values (", "?,", ":a", "%(", "1.", "[a"])(
    "is found in linear time, for any number of repetitions of %j",
    (unit) => {
      const growth = growthOf((length) => boundColumns(unit.repeat(length / unit.length)), 20_000, 200_000);
      expect(growth).toBeLessThan(6);
    },
  );
});

describe("a string with a query and its bound values", () => {
  const QUERY = 'Failed query: update "users" set "password" = $1 where "id" = $2';

  it.each([
    [`${QUERY}\nparams: ${S},7`, `${QUERY}\nparams: ${F},7`],
    [
      `${QUERY}\nparams: ${S},7\n    at run (/srv/app.js:1:2)`,
      `${QUERY}\nparams: ${F},7\n    at run (/srv/app.js:1:2)`,
    ],
    [`${QUERY}\nparams: plum,anvil,7`, `${QUERY}\nparams: ${F}`],
    [
      `Failed query: insert into "users" ("id", "password") values (default, $1)\nparams: ${S}`,
      `Failed query: insert into "users" ("id", "password") values (default, $1)\nparams: ${F}`,
    ],
    [
      `insert into users (name, password) values (?, ?) Params: ["ada","${S}"]`,
      `insert into users (name, password) values (?, ?) Params: ["ada","${F}"]`,
    ],
    [
      `UPDATE "t" SET "token" = $1, a = $2 -- PARAMETERS: ["${S}","b, c"]`,
      `UPDATE "t" SET "token" = $1, a = $2 -- PARAMETERS: ["${F}","b, c"]`,
    ],
    [
      `Executing (default): INSERT INTO t (id,token) VALUES ($1,$2); [1, '${S}']`,
      `Executing (default): INSERT INTO t (id,token) VALUES ($1,$2); [1, '${F}']`,
    ],
    [
      `Executed (default): INSERT INTO "t" ("id","token") VALUES (DEFAULT,$1) RETURNING "id"; "${S}"`,
      `Executed (default): INSERT INTO "t" ("id","token") VALUES (DEFAULT,$1) RETURNING "id"; "${F}"`,
    ],
    [
      `Executing (default): UPDATE t SET token=$1,a=$2 WHERE id=$3; "${S}", "b, c", 7`,
      `Executing (default): UPDATE t SET token=$1,a=$2 WHERE id=$3; "${F}", "b, c", 7`,
    ],
    [
      `[worker] [7] update t set a=?, token=? where id=? [ 'b, c', '${S}', 7 ] in 3 ms`,
      `[worker] [7] update t set a=?, token=? where id=? [ 'b, c', '${F}', 7 ] in 3 ms`,
    ],
    [
      `update t set token=? where id=? -- PARAMETERS: ['${S}',7]`,
      `update t set token=? where id=? -- PARAMETERS: ['${F}',7]`,
    ],
    [
      `delete from t where token = :secret; ["${S}"]\n    at run (/srv/app.js:1:2)`,
      `delete from t where token = :secret; ["${F}"]\n    at run (/srv/app.js:1:2)`,
    ],
    [`Query: UPDATE t SET token = ? Params: ["${S}"]`, `Query: UPDATE t SET token = ? Params: ["${F}"]`],
    [
      `insert into t (a, token) values ('b', '${S}'), ('c', '${S}')`,
      `insert into t (a, token) values ('b', '${F}'), ('c', '${F}')`,
    ],
    [
      `Executing (default): INSERT INTO "t" ("token","n") VALUES (N'${S}',7);`,
      `Executing (default): INSERT INTO "t" ("token","n") VALUES (N'${F}',7);`,
    ],
    [`insert into t (a, token) values ('it\\'s', '${S}')`, `insert into t (a, token) values ('it\\'s', '${F}')`],
    [`replace into t (token) values ("${S}")`, `replace into t (token) values ("${F}")`],
  ])("has the value of the sensitive column redacted: %j", (before, after) => {
    expect(scrub(before)).toBe(after);
    expect(scrub(after)).toBe(after);
  });

  it.each([
    'Failed query: select "a" from "t" where "id" = $1\nparams: plum-1',
    "insert into t (a, b) values ('plum-1', 7)",
    "Executing (default): UPDATE t SET a=$1 WHERE id=$2; ['plum-1', 7]",
    "the password was set; [ 'plum-1', 7 ]",
    "where is the token? [1] [2]",
    "insert into t (token_count) values (7)",
    "INSERT INTO t (token) VALUES (?)",
    "the form has no params: 3",
  ])("is kept if no column is sensitive: %j", (text) => {
    expect(scrub(text)).toBe(text);
  });
});

describe("the password in a Redis command", () => {
  it.each<[string, unknown[], unknown[]]>([
    ["auth", ["bob", S], ["bob", F]],
    ["AUTH", [S], [F]],
    ["hello", ["3", "AUTH", "bob", S], ["3", "AUTH", "bob", F]],
    ["get", ["a", "plum-1"], ["a", "plum-1"]],
  ])("is redacted: %s %j", (name, before, after) => {
    expect(scrub<unknown>({ command: { name, args: before } })).toEqual({ command: { name, args: after } });
    expect(scrub<unknown>({ args: before, name })).toEqual({ args: after, name });
  });
});

describe("a table of `console.table`", () => {
  const table = (header: string, first: string, second: string) =>
    [
      "┌─────────┬─────┬─────┐",
      `│ (index) │ a │ ${header} │`,
      "├─────────┼─────┼─────┤",
      `│ 0       │ 'b' │ ${first} │`,
      `│ 1       │ 'c' │ ${second} │`,
      "└─────────┴─────┴─────┘",
    ].join("\n");

  it("has the cells of a sensitive column redacted", () => {
    expect(scrub(table("password", `'${S}'`, "4711"))).toBe(table("password", `'${F}'`, F));
    expect(scrub({ arguments: [table("apiKey", `'${S}'`, "''")] })).toEqual({
      arguments: [table("apiKey", `'${F}'`, "''")],
    });
  });

  it("has the cells of a row redacted if the row begins with a sensitive name", () => {
    const row = (value: string) =>
      `┌─────┐\n│ (index) │ Values │\n├─────┤\n│ password │ ${value} │\n│ user │ 'ada' │\n└─────┘`;
    expect(scrub(row(`'${S}'`))).toBe(row(`'${F}'`));
  });

  it("is kept if no column has a sensitive name", () => {
    expect(scrub(table("count", "'plum-1'", "7"))).toBe(table("count", "'plum-1'", "7"));
  });
});
