import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";

const scrub = createScrub({ meta: false });
const S = "plum-anvil-7741";
const F = "[Filtered]";

/**
 * Objects with a sensitive path or name, but without its value. The last element is the name of the field for the
 * value. The test adds this field once before and once after all other fields.
 */
const NAMED: readonly (readonly [library: string, named: object, value: string])[] = [
  [
    "class-validator",
    { target: {}, property: "password", children: [], constraints: { minLength: "too short" } },
    "value",
  ],
  ["zod 3", { code: "invalid_literal", path: ["user", "password"], message: "Invalid" }, "received"],
  ["zod 4", { code: "too_small", path: ["password"], message: "Too small" }, "input"],
  ["pydantic", { type: "string_too_short", loc: ["body", "password"], msg: "too short", ctx: { min: 8 } }, "input"],
  ["express-validator", { type: "field", msg: "Invalid value", path: "password", location: "body" }, "value"],
  ["express-validator 6", { msg: "Invalid value", param: "user.password", location: "body" }, "value"],
  ["ajv", { instancePath: "/user/password", keyword: "minLength", params: { limit: 8 } }, "data"],
  ["ajv 6", { dataPath: ".password", keyword: "minLength" }, "data"],
  ["sequelize", { message: "len failed", type: "Validation error", path: "password", origin: "FUNCTION" }, "value"],
  ["joi", { limit: 8, label: "password", key: "password" }, "value"],
  ["JSON Patch", { op: "replace", path: "/user/password" }, "value"],
  ["JSON Patch of a list", { op: "add", path: "/credentials/0" }, "value"],
  ["a form", { type: "password" }, "value"],
  ["envalid", { variable: "DB_PASSWORD" }, "actual"],
  ["a list of settings", { key: "password" }, "value"],
  ["HAR", { name: "X-Api-Key" }, "value"],
  [".NET", { Name: "Password" }, "Value"],
  ["a short form", { k: "password" }, "v"],
  ["a field", { field: "api_key", code: "required" }, "value"],
  ["a header", { header: "x-api-key" }, "value"],
  ["a generated key", { name: "stripe_key" }, "value"],
  ["Spring", { field: "password", objectName: "user" }, "rejectedValue"],
  ["FluentValidation", { PropertyName: "Password" }, "AttemptedValue"],
  ["CloudFormation", { ParameterKey: "DbPassword" }, "ParameterValue"],
  ["an audit log", { field: "password" }, "newValue"],
  ["a difference", { kind: "E", path: ["user", "password"] }, "rhs"],
];
const GENERATED = "q7Zt2LmX9vKp4RsW8yBn3Dc6";

describe("a value whose name or path is in another field", () => {
  const secretOf = (named: object) => (JSON.stringify(named).includes("stripe") ? GENERATED : S);

  it.each(NAMED)("is redacted: %s", (_, named, field) => {
    const secret = secretOf(named);
    expect(scrub<unknown>({ ...named, [field]: secret })).toEqual({ ...named, [field]: F });
    expect(scrub<unknown>({ [field]: secret, ...named })).toEqual({ ...named, [field]: F });
    expect(scrub<unknown>({ errors: [{ ...named, [field]: { a: [secret] } }] })).toMatchObject({ errors: [named] });
    expect(JSON.stringify(scrub({ text: JSON.stringify([{ [field]: secret, ...named }]) }))).not.toContain(secret);
  });

  it("is redacted in the attributes of a log", () => {
    const attributes = (value: string) => ({
      path: { value: "password", type: "string" },
      value: { value, type: "string" },
    });
    expect(scrub({ attributes: attributes(S) })).toEqual({ attributes: attributes(F) });
  });

  it("is redacted if it is a number, unless it is a measurement", () => {
    expect(scrub<unknown>({ path: ["otp"], input: 493021 })).toEqual({ path: ["otp"], input: F });
    expect(scrub<unknown>({ name: "tokens", value: 7 })).toEqual({ name: "tokens", value: 7 });
  });

  it.each<[unknown, unknown]>([
    [
      [
        { name: "code", value: S },
        { name: "grant_type", value: "authorization_code" },
      ],
      [
        { name: "code", value: F },
        { name: "grant_type", value: "authorization_code" },
      ],
    ],
    [
      [
        ["code", S],
        ["redirect_uri", "https://a.example"],
      ],
      [
        ["code", F],
        ["redirect_uri", "https://a.example"],
      ],
    ],
    [[["stripe_key", GENERATED]], [["stripe_key", F]]],
  ])("is redacted if other names in the list show that it is a secret: %j", (before, after) => {
    expect(scrub(before)).toEqual(after);
  });

  it.each([
    { path: ["email"], input: "bob" },
    { property: "name", value: "Ada" },
    { type: "password", value: "" },
    { type: "SessionExpiredError", value: "the order was not found" },
    { path: ["password"], received: "undefined" },
    { path: ["password"], received: "string", expected: "number" },
    { path: ["password", "length"], input: "plum-1" },
    { path: "/srv/session/app.js", value: "plum-1" },
    { name: "code", value: "plum-anvil-7741" },
    { key: "cache_key", value: GENERATED },
    { op: "replace", path: "/user/city", value: "plum-1" },
    { value: 12, unit: "ms" },
    { property: "password", value: true },
    { name: "saw Bearer [token]", value: "plum-1" },
    { type: "Buffer", data: "plum-1" },
  ])("is kept: %j", (given) => {
    expect(scrub<unknown>(given)).toEqual(given);
  });

  it("has its name read only once", () => {
    let reads = 0;
    const given = {
      value: S,
      get property() {
        reads += 1;
        return reads === 1 ? "password" : "note";
      },
    };
    expect(scrub<unknown>(given)).toEqual({ value: F, property: "password" });
    expect(reads).toBe(1);
  });

  it("is kept in an exception, where `type` is not the name of `value`", () => {
    const event = { event_id: "9ec7", exception: { values: [{ type: "session", value: "plum 7" }] } };
    expect(scrub(event)).toEqual(event);
  });
});
