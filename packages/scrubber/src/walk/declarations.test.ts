import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";

const scrub = createScrub({ meta: false });
const S = "plum-anvil-7741";
const F = "[Filtered]";

describe("the declaration of a sensitive field", () => {
  it.each([
    { type: "object", properties: { password: { type: "string", minLength: 8 }, token: { type: ["string", "null"] } } },
    { properties: { password: { $ref: "#/components/schemas/Password" } } },
    { password: { type: "string", format: "password", description: "The user's password", writeOnly: true } },
    { credentials: { type: "object", properties: { user: { type: "string" }, password: { type: "string" } } } },
    { passwords: { type: "array", items: { type: "string" } } },
    { token: { type: "VARCHAR(255)", allowNull: false } },
    { password: "String!", tokens: "[String!]!" },
    { "gen_ai.tool.definitions": '[{"name":"login","parameters":{"properties":{"password":{"type":"string"}}}}]' },
  ])("is kept: %j", (given) => {
    expect(scrub<unknown>(given)).toEqual(given);
  });

  it("has the values inside it redacted, such as `default` and `enum`", () => {
    const password = {
      type: "string",
      value: S,
      default: S,
      example: S,
      examples: [S],
      const: S,
      enum: [S],
      other: { a: S },
    };
    const output = scrub<unknown>({ password });
    expect(output).toEqual({
      password: { ...Object.fromEntries(Object.keys(password).map((name) => [name, F])), type: "string" },
    });
    expect(scrub(output)).toEqual(output);
  });

  it("has the values inside its inner declarations redacted", () => {
    const credentials = (value: string, enumeration: unknown) => ({
      type: "object",
      properties: {
        note: { type: "string", default: value },
        list: { type: "array", items: { type: "string", enum: enumeration } },
      },
      anyOf: [{ type: "string", const: value }, value],
      additionalProperties: false,
    });
    expect(scrub<unknown>({ credentials: credentials(S, [S]) })).toEqual({ credentials: credentials(F, F) });
  });

  it("is not confused with a secret that only looks like a declaration", () => {
    for (const password of [{ type: S }, { type: 7 }, { type: [] }, { $ref: S }, { description: S }, "String", "Plum!"])
      expect(scrub<unknown>({ password })).toEqual({ password: F });
  });

  it("can contain itself, and its copy still has a limited size", () => {
    const password: Record<string, unknown> = { type: "object" };
    password["properties"] = { password, other: password };
    expect(JSON.stringify(scrub({ password })).length).toBeLessThan(100_000);
  });
});
