import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";
import { compiledPolicyOf } from "../../default-policy.ts";
import { scrubItem } from "../../items/items.ts";

const scrub = createScrub({ meta: false });
const F = "[Filtered]";

describe("a value after a string that contains its name", () => {
  it.each([
    [
      ["password:", "made-up"],
      ["password:", F],
    ],
    [
      ["the password is", "made-up-1"],
      ["the password is", F],
    ],
    [
      ["ada", "token =", "made-up", "more"],
      ["ada", "token =", F, "more"],
    ],
    [
      ["credentials:", { user: "ada", value: "made-up" }],
      ["credentials:", F],
    ],
    [
      ["otp:", 123456],
      ["otp:", F],
    ],
    [
      ["Authorization: Bearer", "made-up"],
      ["Authorization: Bearer", F],
    ],
    [
      ["user %s, password=%s", "ada", "made-up"],
      ["user %s, password=%s", "ada", F],
    ],
    [
      ['saw {"password":"%s"}', "made-up"],
      ['saw {"password":"%s"}', F],
    ],
    [
      ["%s signed in:", "ada", "secret:", "made-up"],
      ["%s signed in:", "ada", "secret:", F],
    ],
    [
      ["node", "x.js", "--password", "made-up", "--dry"],
      ["node", "x.js", "--password", F, "--dry"],
    ],
  ])("is redacted: %j", (before, after) => {
    expect(scrub<unknown>({ arguments: before })).toEqual({ arguments: after });
    expect(scrub<unknown>({ arguments: after })).toEqual({ arguments: after });
  });

  it.each([
    [["password:", null, "x"]],
    [["password:", "required"]],
    [["token:", true, { a: 1 }]],
    [["name:", "ada", "page=", 2]],
    [["password", "email"]],
    [["token", "is", "fine"]],
    [["user %s of %s", "ada", "acme"]],
    [["--user", "ada", "--token", "--dry"]],
    [["sessions:", 5]],
    [["100 %", "made-up"]],
    [["%s", "password:"]],
  ])("is not found in %j", (list) => {
    expect(scrub(list)).toEqual(list);
  });

  it("is redacted in the parameters of a message", () => {
    const logentry = { message: "%s: password=%s", params: ["ada", "made-up"] };
    expect(scrub({ event_id: "9ec7", logentry })).toMatchObject({ logentry: { ...logentry, params: ["ada", F] } });
  });

  it("is redacted in the attributes of a log", () => {
    const text = (value: string) => ({ value, type: "string" });
    const attributes = (secret: string) => ({
      "sentry.message.template": text("%s: password=%s"),
      "sentry.message.parameter.0": text("ada"),
      "sentry.message.parameter.1": text(secret),
    });
    expect(scrub({ attributes: attributes("made-up") })).toEqual({ attributes: attributes(F) });
  });

  it("is kept if the detector `pairs` is turned off", () => {
    const off = createScrub({ detectors: { pairs: false } });
    expect(off(["password:", "made-up"])).toEqual(["password:", "made-up"]);
  });
});

describe("values that the SDK has appended to their format string", () => {
  it.each([
    ["password=%s made-up", `password=%s ${F}`],
    ["user %s, password: '%s'. ada made-up", `user %s, password: '%s'. ${F}`],
    ["password=%s of %s is wrong made-up ada", `password=%s of %s ${F}`],
    ['saw {"token":"%s"} made-up\nagain', `saw {"token":"%s"} ${F}`],
  ])("are redacted: %s", (before, after) => {
    expect(scrub(before)).toBe(after);
    expect(scrub(after)).toBe(after);
  });

  it.each(["password=%s", "password=%s\n", "UPDATE users SET password=%s WHERE id='%d'", "at 95%s of all made-up"])(
    "are not found in %s",
    (text) => {
      expect(scrub(text)).toBe(text);
    },
  );

  it("are found in time that grows linearly with the length of the string", () => {
    const text = `${"password=%s,".repeat(50_000)}${"%".repeat(100_000)}`;
    expect(scrub(text)).not.toContain("%".repeat(5000));
  });

  it("are not found in a line of source code", () => {
    const frame = { context_line: 'console.log("password=%s", given, "made up");' };
    const event = { exception: { values: [{ stacktrace: { frames: [frame] } }] } };
    expect(
      scrubItem([{ type: "event" }, event], compiledPolicyOf({ meta: false, scrubIpAddresses: false })).value[1],
    ).toEqual(event);
  });
});
