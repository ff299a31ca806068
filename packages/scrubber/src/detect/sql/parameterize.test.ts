import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthOf } from "../../../../internal/test/cpu-time.ts";
import { parameterize } from "./parameterize.ts";

const isRedacted = (text: string) => text === "[Filtered]";
const run = (sql: string) => parameterize(sql, isRedacted);

/** Literals in the notations of several SQL dialects. */
const LITERALS = [
  "'plum anvil'",
  "'plum ''anvil'''",
  "''",
  "N'plum anvil'",
  "n'plum anvil'",
  "E'plum\\'anvil'",
  "e'plum\\\\'",
  "B'0101'",
  "X'706c756d'",
  "x'706c756d'",
  "U&'plum\\0061nvil'",
  "_utf8mb4'plum anvil'",
  "_latin1'plum anvil'",
  "R'plum anvil'",
  "q'[plum's anvil]'",
  "q'(plum's anvil)'",
  "Q'{plum's anvil}'",
  "q'<plum's anvil>'",
  "nq'!plum's anvil!'",
  "$$plum's anvil$$",
  "$tag$plum $$ anvil's$tag$",
  "7",
  "4.5",
  ".5",
  "1e10",
  "1.5E-3",
  "1_000",
  "0xFF",
  "0b01",
  "true",
  "FALSE",
  "[Filtered]",
] as const;

/** The texts before and after a literal in a query. Only the literal between them is replaced. */
const PLACES: readonly (readonly [string, string])[] = [
  ["SELECT * FROM users WHERE id = ", ""],
  ["SELECT * FROM users WHERE id=", " AND b IS NULL"],
  ["UPDATE users SET a = ", ", b = $1 WHERE c = :name"],
  ["INSERT INTO users (a, b) VALUES (", ", ?)"],
  ["select coalesce(a, ", ") from t1 limit ?"],
  ["select ", " as password from t"],
  ["select ", "::text"],
  ["delete from users_2024 where a <> ", ";"],
  ["select * from t where a like ", " escape ?"],
  ["call run(", ")"],
];

/** Queries without literals, which must not be changed. */
const KEPT = [
  'select "id", "user name" from "public"."users" where "email" = $1',
  'select "a"."id" from "a" join "b" on "a"."id" = "b"."a_id"',
  "select `id` from `my users` where `a` = ?",
  "select [User Id], [dbo].[t1].[x2] from [dbo].[t1]",
  "select a1, t2.b3 from t2 where c4 = $12 and d = :1 and e = :id and f = @p0 and g = @@rowcount and h = ?1",
  "select * from t where a = %s and b = %(name)s",
  "select a::text, now() at time zone b from c where d is null and e is not true and f is false",
  "select * from #temp",
  "select data #> path, tags ? key from t",
  "",
  "BEGIN",
];

describe("a parameterized query", () => {
  describe.each(PLACES)("with a literal after %j", (before, after) => {
    it.each(LITERALS)("has a `?` in place of %s", (literal) => {
      expect(run(before + literal + after)).toBe(`${before}?${after}`);
    });
  });

  it.each(KEPT)("keeps names, keywords and placeholders: %s", (sql) => {
    expect(run(sql)).toBe(sql);
  });

  it.each([
    ["IN (1, 2, 3)", "IN (?)"],
    ["in('a','b')", "in(?)"],
    ["NOT IN (1)", "NOT IN (?)"],
    ["IN ($1, $2)", "IN ($1, $2)"],
    ["IN (SELECT 1, 2)", "IN (SELECT ?, ?)"],
    ["VALUES (1, 2), (3, 4)", "VALUES (?, ?), (?, ?)"],
    ["min(1, 2)", "min(?, ?)"],
  ])("contains the list %s as %s", (list, expected) => {
    expect(run(list)).toBe(expected);
  });

  it.each([
    ['where "name" = "plum anvil 7"', 'where "name" = ?'],
    ['values ("plum", "anvil")', "values (?, ?)"],
    ['where a in ("plum","anvil") and "b" is null', 'where a in (?) and "b" is null'],
    ['select `a` from b where c is "plum"', "select `a` from b where c is ?"],
    ['select "plum@anvil"', "select ?"],
    [
      'insert into t ("a") values (1) on conflict ("a") do nothing',
      'insert into t ("a") values (?) on conflict ("a") do nothing',
    ],
  ])("has a `?` in place of a value in double quotes: %s", (sql, expected) => {
    expect(run(sql)).toBe(expected);
  });

  it.each([
    ["select a -- plum anvil", "select a  "],
    ["select a -- plum\nfrom b", "select a  \nfrom b"],
    ["select/* plum */a from b", "select a from b"],
    ["select a /*+ plum */ from b /* anvil", "select a   from b  "],
    ["select a # plum\nfrom b", "select a  \nfrom b"],
    ["select '-- plum', '/*' from b -- */", "select ?, ? from b  "],
  ])("has no comments: %j", (sql, expected) => {
    expect(run(sql)).toBe(expected);
  });

  it.each([
    ["select 'plum anvil", "select ?"],
    ["select $$plum anvil", "select ?"],
    ["select q'[plum anvil", "select ?"],
    ['select "plum anvil', "select ?"],
    ["select 'plum'anvil' from b", "select ?"],
    ["where a = 'plum\\'s anvil'", "where a = ?"],
    ["where a = 'plum\\' and b = 'anvil'", "where a = ? and b = ?"],
  ])("does not contain a string whose end is missing or uncertain: %j", (sql, expected) => {
    expect(run(sql)).toBe(expected);
  });

  it("does not contain the content of its strings", () => {
    const quote = (value: string) => `'${value.replaceAll("'", "''")}'`;
    const value = fc.string({ unit: "binary", maxLength: 30 }).map((text) => `plum${text.replaceAll("\\", "")}anvil`);
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
        expect(run(`select a from b where c in (${values.map(quote).join(", ")}) limit 7`)).toBe(
          "select a from b where c in (?) limit ?",
        );
      }),
    );
  });

  it("is not changed if it is parameterized again", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...LITERALS, ...KEPT, "(", ")", ",", "--", "'", '"', "\n", "\\", "in")),
        (parts) => {
          const once = run(parts.join(" "));
          expect(run(once)).toBe(once);
        },
      ),
    );
  });

  it("is created in time that grows linearly with the length of the query", () => {
    const units = [
      "'",
      "''",
      "\\'",
      '"',
      "[a",
      "/*",
      "--\n",
      "# ",
      "$a$",
      "$",
      "1",
      "a",
      ":",
      "in (?,",
      "q'[",
      "_",
      "%(",
    ];
    for (const unit of units) {
      const growth = growthOf((length) => run(unit.repeat(length / unit.length)), 20_000, 200_000);
      expect(growth, unit).toBeLessThan(6);
    }
  });
});
