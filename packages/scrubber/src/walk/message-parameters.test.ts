import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";

const scrub = createScrub({ meta: false });
const S = "plum-anvil-7741";
const F = "[Filtered]";

const text = (value: unknown) => ({ value, type: "string" });

describe("a message and its parameters", () => {
  it.each<[string, unknown, unknown]>([
    [
      "the breadcrumb of a call whose format string the SDK does not format",
      {
        data: { arguments: ["user %s entered %s", "ada", "password:", S] },
        message: `user %s entered %s ada password: ${S}`,
      },
      {
        data: { arguments: ["user %s entered %s", "ada", "password:", F] },
        message: `user %s entered %s ada password: ${F}`,
      },
    ],
    [
      "a message in front of its arguments",
      { message: `saw pin ${S} twice: ${S}`, data: { arguments: ["saw", "pin", S, "twice:", S] } },
      { message: `saw pin ${F} twice: ${F}`, data: { arguments: ["saw", "pin", F, "twice:", F] } },
    ],
    [
      "an event of `captureConsoleIntegration`",
      { message: `login password ${S}`, extra: { arguments: ["login", "password", S] } },
      { message: `login password ${F}`, extra: { arguments: ["login", "password", F] } },
    ],
    [
      "a message that the SDK sends as an exception, because it has a stack",
      {
        exception: { values: [{ type: "Error", value: `login password ${S}` }] },
        extra: { arguments: ["login", "password", S] },
      },
      {
        exception: { values: [{ type: "Error", value: `login password ${F}` }] },
        extra: { arguments: ["login", "password", F] },
      },
    ],
    [
      "a template and its formatted text",
      { formatted: `password ${S} of ada`, message: "password {} of {}", params: [S, "ada"] },
      { formatted: `password ${F} of ada`, message: "password {} of {}", params: [F, "ada"] },
    ],
    [
      "a log",
      {
        body: `password ${S}`,
        attributes: { "sentry.message.template": text("password {}"), "sentry.message.parameter.0": text(S) },
      },
      {
        body: `password ${F}`,
        attributes: { "sentry.message.template": text("password {}"), "sentry.message.parameter.0": text(F) },
      },
    ],
    [
      "a log without a template, because the first argument of the call is an object",
      {
        body: `{ a: 1 } saw password: ${S}`,
        attributes: { "sentry.message.parameter.0": text(S), a: { value: 1, type: "integer" } },
      },
      {
        body: `{ a: 1 } saw password: ${F}`,
        attributes: { "sentry.message.parameter.0": text(F), a: { value: 1, type: "integer" } },
      },
    ],
    [
      "a number",
      {
        body: "otp 4930217",
        attributes: {
          "sentry.message.template": text("otp {}"),
          "sentry.message.parameter.0": { value: 4930217, type: "integer" },
        },
      },
      {
        body: `otp ${F}`,
        attributes: { "sentry.message.template": text("otp {}"), "sentry.message.parameter.0": text(F) },
      },
    ],
  ])("are redacted consistently: %s", (_, before, after) => {
    expect(scrub(before)).toEqual(after);
    expect(scrub(after)).toEqual(after);
  });

  it("are kept if nothing was redacted, and if a parameter is only a part of a redacted text", () => {
    const crumb = { message: "ada said plum", data: { arguments: ["token", "expired"] } };
    expect(scrub(crumb)).toEqual(crumb);
    const other = { message: "ada@example.org saw plum", data: { arguments: ["ada", "plum"] } };
    expect(scrub(other)).toEqual({ message: "[email] saw plum", data: { arguments: ["ada", "plum"] } });
  });

  it("have no offsets in their remarks that are no longer correct", () => {
    const event = {
      event_id: "9ec79c33ec9942ab8353589fcb2e04dc",
      breadcrumbs: [{ message: `from 203.0.113.7: pin ${S}`, data: { arguments: ["from 203.0.113.7:", "pin", S] } }],
    };
    const scrubbed = createScrub()<{ _meta?: object; breadcrumbs: object }>(event);
    expect(scrubbed).toMatchObject({ breadcrumbs: [{ message: `from [ip]: pin ${F}` }] });
    const start = "from [ip]: pin ".length;
    expect(scrubbed._meta).toMatchObject({
      breadcrumbs: {
        0: {
          message: {
            "": {
              rem: [
                ["@ip", "s"],
                ["@creditcard", "s", start, start + F.length],
              ],
            },
          },
        },
      },
    });
  });

  it("are compared in time that grows linearly with their length", () => {
    const crumb = (length: number) => ({
      message: `password=${S} `.repeat(length),
      data: { arguments: Array.from({ length }, (_, index) => `token=${index}made-up`) },
    });
    const output = JSON.stringify(scrub(crumb(20_000)));
    expect(output).not.toContain(S);
  });
});
