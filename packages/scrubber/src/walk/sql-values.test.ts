import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";
import type { ScrubReport } from "../policy/report.ts";

const scrub = createScrub({ sql: "parameterize" });
const QUERY = "select a from users where name = 'plum anvil' and n = 7";
const SAFE = "select a from users where name = ? and n = ?";

/** Values that contain a query, each with a title and the expected result. */
const QUERIES: readonly (readonly [string, unknown, unknown])[] = [
  ["a span's attribute", { data: { "db.statement": QUERY } }, { data: { "db.statement": SAFE } }],
  ["OpenTelemetry's attribute", { data: { "db.query.text": QUERY } }, { data: { "db.query.text": SAFE } }],
  [
    "a typed attribute",
    { attributes: { "db.query.text": { value: QUERY, type: "string" } } },
    { attributes: { "db.query.text": { value: SAFE, type: "string" } } },
  ],
  ["a span's description", { op: "db", description: QUERY }, { op: "db", description: SAFE }],
  [
    "a span with the description before the op",
    { description: QUERY, op: "db.sql.query" },
    { description: SAFE, op: "db.sql.query" },
  ],
  [
    "the name of a streamed span",
    { name: QUERY, attributes: { "sentry.op": { value: "db", type: "string" } } },
    { name: SAFE, attributes: { "sentry.op": { value: "db", type: "string" } } },
  ],
  [
    "a span that names its database",
    { description: QUERY, data: { "db.system": "postgresql", "db.params": ["plum"] } },
    { description: SAFE, data: { "db.system": "postgresql", "db.params": ["?"] } },
  ],
  ["a breadcrumb", { category: "query", message: QUERY }, { category: "query", message: SAFE }],
  [
    "a breadcrumb with a category that begins with db",
    { message: "select 'plum'", category: "db.query" },
    { message: "select ?", category: "db.query" },
  ],
  [
    "a breadcrumb's bound values",
    { category: "query", message: "select $1", data: { params: ["plum", 7, null, true] } },
    { category: "query", message: "select $1", data: { params: ["?", "?", null, "?"] } },
  ],
  [
    "bound parameters of OpenTelemetry",
    { "db.query.parameter.0": "plum", "db.query.parameter.name": { value: 7, type: "integer" } },
    { "db.query.parameter.0": "?", "db.query.parameter.name": { value: "?", type: "string" } },
  ],
  [
    "an error's parameters",
    { query: "UPDATE u SET a = $1", parameters: ["plum", 7] },
    { query: "UPDATE u SET a = $1", parameters: ["?", "?"] },
  ],
  ["an error's bindings", { sql: "select ?", bindings: ["plum"] }, { sql: "select ?", bindings: ["?"] }],
  ["an error's values", { text: "select $1", values: [["plum"]] }, { text: "select $1", values: [["?"]] }],
  ["named parameters", { params: { a: "plum", b: 7 }, sql: QUERY }, { params: { a: "?", b: "?" }, sql: SAFE }],
  ["an object with only a query", { sql: QUERY }, { sql: SAFE }],
  [
    "a query of MongoDB",
    { "db.statement": '{"find":"users","filter":{"name":"plum","n":[1,null]}}' },
    { "db.statement": '{"find":"?","filter":{"name":"?","n":["?",null]}}' },
  ],
  [
    "a command of Redis",
    { op: "db", data: { "db.system": "redis", "db.statement": "SET name plum" } },
    { op: "db", data: { "db.system": "redis", "db.statement": "SET ?" } },
  ],
  [
    "a command of Redis in a description",
    { op: "db.redis", description: "GET user:plum" },
    { op: "db.redis", description: "GET ?" },
  ],
];

/** Messages of database errors and loggers, each with the expected result. */
const MESSAGES: readonly (readonly [string, string])[] = [
  ['Failed query: update "u" set "a" = $1\nparams: plum,7', 'Failed query: update "u" set "a" = $1\nparams: ?'],
  [
    "Error: Failed query: insert into u values ('plum')\nparams: ",
    "Error: Failed query: insert into u values (?)\nparams: ",
  ],
  [
    "Failed query: select ?\nparams: plum\nanvil\n    at run (/srv/a.js:10:5)",
    "Failed query: select ?\nparams: ?\n    at run (/srv/a.js:10:5)",
  ],
  ["Executing (default): SELECT a FROM b WHERE c = 'plum';", "Executing (default): SELECT a FROM b WHERE c = ?;"],
  ["query failed: select a from b where c = 'plum'", "query failed: select a from b where c = ?"],
  ['query: select a from b where c = $1 -- PARAMETERS: ["plum"]', "query: select a from b where c = $1  "],
  ["insert into u (a) values ('plum') - duplicate key value", "insert into u (a) values (?) - duplicate key value"],
  ["Key (name)=(plum) already exists.", "Key (name)=(?) already exists."],
  ["Key (lower(name), b)=(plum (anvil), 7) already exists.", "Key (lower(name), b)=(?) already exists."],
  ['Key (a)=(plum) is not present in table "t".', 'Key (a)=(?) is not present in table "t".'],
  ['Key (a)=(plum) is still referenced from table "t".', 'Key (a)=(?) is still referenced from table "t".'],
  ["Key (a)=(plum) conflicts with existing key (a)=(plum).", "Key (a)=(?) conflicts with existing key (a)=(?)."],
  ["Failing row contains (7, plum, null).", "Failing row contains (?)."],
  ["Duplicate entry 'plum'' anvil' for key 'u.name'", "Duplicate entry '?' for key 'u.name'"],
  ['invalid input syntax for type integer: "plum"', 'invalid input syntax for type integer: "?"'],
  ['invalid input value for enum mood: "plum"', 'invalid input value for enum mood: "?"'],
  ['value "777777" is out of range for type integer', 'value "?" is out of range for type integer'],
  [
    "Incorrect integer value: 'plum' for column 'age' at row 1",
    "Incorrect integer value: '?' for column 'age' at row 1",
  ],
  ["Truncated incorrect DOUBLE value: 'plum'", "Truncated incorrect DOUBLE value: '?'"],
  ["The duplicate key value is (plum, 7).", "The duplicate key value is (?)."],
  [
    "Conversion failed when converting the varchar value 'plum' to data type int.",
    "Conversion failed when converting the varchar value '?' to data type int.",
  ],
  [
    'E11000 duplicate key error index: name_1 dup key: { name: "plum" }',
    "E11000 duplicate key error index: name_1 dup key: {?}",
  ],
];

/** Values without a query, which must not change. */
const OTHERS: readonly unknown[] = [
  "Select a plan from 3 options",
  "Update available: 7 new",
  "Query: 7 rows",
  "Query: Select one of 7",
  'the value "plum" has 7 characters',
  "the params: 7\nparams",
  "Executing: step 3",
  "the key value is 7",
  { op: "http.client", description: "GET /users/7" },
  { category: "console", message: "took 7 ms", data: { arguments: [7] } },
  { query: "query { user(id: 7) }", variables: { a: 7 } },
  { text: "hello 7", values: [1, 2] },
  { values: [1, 2], params: { a: 1 } },
  '{ "params": [7],  "query": "a" }',
  { data: { "http.query": "a=7", "db.system": "redis", "db.name": "users7" } },
];

describe('`sql: "parameterize"`', () => {
  it.each(QUERIES)("replaces the values of %s", (_title, value, expected) => {
    expect(scrub(value)).toEqual(expected);
    expect(scrub(expected)).toEqual(expected);
    expect(scrub({ extra: [value] })).toEqual({ extra: [expected] });
  });

  it.each(MESSAGES)("replaces the values in a message: %s", (text, expected) => {
    expect(scrub(text)).toBe(expected);
    expect(scrub(expected)).toBe(expected);
    expect(scrub<unknown>({ exception: { values: [{ type: "Error", value: text }] } })).toEqual({
      exception: { values: [{ type: "Error", value: expected }] },
    });
  });

  it.each(OTHERS)("keeps a value that is not a query: %j", (value) => {
    expect(scrub(value)).toEqual(value);
  });

  it.each([...QUERIES.map(([, value]) => value), ...MESSAGES.map(([text]) => text)])(
    "is turned off by default: %j",
    (value) => {
      for (const policy of [{}, { sql: "keep" } as const]) {
        expect(JSON.stringify(createScrub(policy)(value))).toMatch(/plum|7/);
      }
    },
  );

  it("replaces the values of any kind of statement in a field that always contains a statement", () => {
    for (const sql of ["select 'plum'", "vacuum 'plum'", "/* plum */ commit", "exec p 'plum'", "(select 'plum')"])
      expect(scrub({ "db.statement": sql })["db.statement"]).not.toContain("plum");
  });

  it("causes entries with the rule `sql` in `_meta` and in reports", () => {
    const reports: ScrubReport[] = [];
    const reporting = createScrub({ sql: "parameterize", onScrub: (report) => void reports.push(report) });
    const spans = [{ op: "db", description: "select a from b where mail = 'ada@example.org'" }];
    expect(reporting<unknown>({ event_id: "0".repeat(32), spans })).toMatchObject({
      spans: [{ description: "select a from b where mail = ?" }],
      _meta: {
        spans: {
          0: {
            description: {
              "": {
                rem: [
                  ["@email", "s"],
                  ["sql", "s"],
                ],
              },
            },
          },
        },
      },
    });
    expect(reports[0]?.rules).toEqual({ "@email": 1, sql: 1 });
  });

  it("keeps earlier redactions, and does not change its input", () => {
    const value = { sql: QUERY, params: ["plum"] };
    const strict = createScrub({ sql: "parameterize", paths: ["sql"] });
    expect(strict<unknown>(value)).toEqual({ sql: "[Filtered]", params: ["plum"] });
    expect(scrub(Object.freeze({ ...value, params: Object.freeze(["plum"]) }))).toEqual({ sql: SAFE, params: ["?"] });
    expect(value).toEqual({ sql: QUERY, params: ["plum"] });
  });
});
