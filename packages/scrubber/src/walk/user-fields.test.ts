import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";
import { compiledPolicyOf } from "../default-policy.ts";
import { scrubItem } from "../items/items.ts";

const EVENT_ID = "9ec79c33ec9942ab8353589fcb2e04dc";
const USER = {
  id: "user-7",
  email: "ada@example.org",
  username: "ada",
  name: "Ada Lovelace",
  full_name: "Ada Lovelace",
  ip_address: "203.0.113.7",
  geo: { city: "Berlin", country_code: "DE" },
  data: { team: "blue" },
  plan: "pro",
  age: 36,
};

function userOf(policy: Parameters<typeof createScrub>[0], user: object): object {
  return createScrub({ meta: false, ...policy })({ event_id: EVENT_ID, user }).user;
}

const FILTERED = "[Filtered]";

describe("the user of an event", () => {
  it("has all fields redacted except the id", () => {
    expect(userOf({}, USER)).toEqual({
      id: "user-7",
      email: "[email]",
      username: FILTERED,
      name: FILTERED,
      full_name: FILTERED,
      ip_address: "[ip]",
      geo: FILTERED,
      data: FILTERED,
      plan: FILTERED,
      age: FILTERED,
    });
  });

  it.each(["event", "transaction", "feedback", "replay_event"])("is redacted in an item of the type `%s`", (type) => {
    const [, payload] = scrubItem([{ type }, { event_id: EVENT_ID, user: USER }], compiledPolicyOf()).value;
    expect(JSON.stringify(payload)).not.toMatch(/ada|Berlin|blue|pro"/i);
    expect(payload).toMatchObject({ user: { id: "user-7" } });
  });

  it("keeps booleans, empty values, `{{auto}}` and earlier replacements", () => {
    const user = { id: 7, ip_address: "{{auto}}", paid: true, segment: null, username: "", name: "[Filtered]" };
    expect(userOf({}, user)).toEqual(user);
  });

  it("has the field `email` redacted as a whole if it is not just an e-mail address, and its id searched", () => {
    expect(userOf({}, { id: "ada@example.org", email: "Ada <ada@example.org>", username: "ada@example.org" })).toEqual({
      id: "[email]",
      email: FILTERED,
      username: "[email]",
    });
    expect(userOf({}, { email: "ada at example" })).toEqual({ email: FILTERED });
  });

  it("is kept if the policy keeps personal data", () => {
    expect(userOf({ scrubPersonalData: false }, USER)).toEqual(USER);
    expect(userOf({ scrubDefaults: false }, USER)).toEqual(USER);
    const kept = userOf({ detectors: { person: false } }, USER);
    expect(kept).toEqual({ ...USER, email: "[email]", ip_address: "[ip]" });
    expect(userOf({ detectors: { email: false } }, USER)).toMatchObject({
      email: "ada@example.org",
      username: FILTERED,
    });
    expect(userOf({ scrubIpAddresses: false }, USER)).toMatchObject({ ip_address: "203.0.113.7" });
  });

  it("keeps the fields that the policy lists in `safeFields`, by name or by path", () => {
    expect(userOf({ safeFields: ["plan", "user.username"] }, USER)).toMatchObject({
      plan: "pro",
      username: "ada",
      name: FILTERED,
    });
  });

  it("can be distinguished from other users if the policy uses a keyed hash", () => {
    const digest = (text: string) => text.padEnd(32, "0");
    const policy = { redaction: { "@person": { method: "hash", digest } } } as const;
    expect(userOf(policy, { username: "ada" })).toEqual({ username: `[hash:${"ada".padEnd(32, "0")}]` });
  });

  it("has fields with sensitive names redacted by the rules of these names", () => {
    const rules: Record<string, number>[] = [];
    userOf({ onScrub: (report) => void rules.push(report.rules) }, { password: "plum-anvil", username: "ada" });
    expect(rules).toEqual([{ "@password": 1, "@person": 1 }]);
  });
});

const ATTRIBUTES = {
  "user.id": "user-7",
  "user.hash": "plum",
  "user.roles": "admin",
  "enduser.pseudo.id": "plum",
  "user_agent.original": "curl/8",
  "user.email": "ada@example.org",
  "user.name": "ada",
  "user.full_name": "Ada Lovelace",
  "user.username": "ada",
  "user.geo.city": "Berlin",
  "sentry.user.username": "ada",
  "enduser.id": "ada",
  "enduser.role": "admin",
};
const KEPT = 5;
const SCRUBBED = Object.fromEntries(
  Object.entries(ATTRIBUTES).map(([name, value], place) => [
    name,
    place < KEPT ? value : name === "user.email" ? "[email]" : FILTERED,
  ]),
);
const typed = (attributes: object) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, { value, type: "string" }]));

describe("attributes about the user", () => {
  it.each(["log", "span", "trace_metric"])("are redacted in an item of the type `%s`", (type) => {
    const [, payload] = scrubItem([{ type }, { items: [{ attributes: typed(ATTRIBUTES) }] }], compiledPolicyOf()).value;
    expect(payload).toMatchObject({ items: [{ attributes: typed(SCRUBBED) }] });
  });

  it("are redacted in the data of spans, and kept if the policy keeps personal data", () => {
    const event = (data: object) => ({ event_id: EVENT_ID, contexts: { trace: { data } }, spans: [{ data }] });
    expect(createScrub({ meta: false })(event(ATTRIBUTES))).toEqual(event(SCRUBBED));
    expect(createScrub({ scrubPersonalData: false })(event(ATTRIBUTES))).toEqual(event(ATTRIBUTES));
  });
});

it("the name and the e-mail address of the author of feedback are redacted", () => {
  const feedback = { name: "Ada", contact_email: "ada@example.org", message: "The cart is empty", url: "/cart" };
  expect(createScrub({ meta: false })({ event_id: EVENT_ID, contexts: { feedback } })).toEqual({
    event_id: EVENT_ID,
    contexts: { feedback: { ...feedback, name: FILTERED, contact_email: "[email]" } },
  });
  const report = { event_id: EVENT_ID, name: "Ada", email: "ada@example.org", comments: "empty" };
  expect(scrubItem([{ type: "user_report" }, report], compiledPolicyOf()).value[1]).toEqual({
    ...report,
    name: FILTERED,
    email: "[email]",
  });
});
