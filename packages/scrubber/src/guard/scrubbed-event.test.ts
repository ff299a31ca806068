import { createTransport, type Event, Scope } from "@sentry/core";
import { ServerRuntimeClient, type ServerRuntimeClientOptions } from "@sentry/core/server";
import { describe, expect, test } from "vitest";
import { compiledPolicyOf } from "../default-policy.ts";
import { scrubber } from "../scrubber.ts";
import { copyForHooks, splitEvent } from "./scrubbed-event.ts";

type Hook = NonNullable<ServerRuntimeClientOptions["beforeSend"]>;
type Fields = Record<string, unknown>;

const SECRET = "made-up-secret-1";
const plan = compiledPolicyOf({});

function scrubbedFields(): Fields {
  return { event_id: "1", message: "order failed", extra: { list: [1, { deep: true }] }, tags: { tenant: "a" } };
}

describe("splitEvent", () => {
  test("returns no changed fields for an event that no hook changed", () => {
    const fields = scrubbedFields();
    const event = copyForHooks(fields, plan);
    expect(splitEvent(event, plan)).toEqual({ changed: {}, unchanged: fields });
  });

  test("returns no changed fields for a shallow copy of an event", () => {
    const event = { ...copyForHooks(scrubbedFields(), plan) };
    expect(splitEvent(event, plan)?.changed).toEqual({});
  });

  test("returns the scrubbed fields themselves, and never a hook's copy", () => {
    const fields = scrubbedFields();
    const event = copyForHooks(fields, plan);
    expect(event["extra"]).not.toBe(fields["extra"]);
    expect(splitEvent(event, plan)?.unchanged["extra"]).toBe(fields["extra"]);
  });

  test("uses the scrubbed fields only once, because they become part of a payload", () => {
    const event = copyForHooks(scrubbedFields(), plan);
    splitEvent(event, plan);
    expect(splitEvent(event, plan)).toBeUndefined();
  });

  test("uses the scrubbed fields only once, even if a hook moves one of them to a second event", () => {
    const { tags, ...event } = copyForHooks(scrubbedFields(), plan);
    expect(splitEvent(event, plan)).toBeDefined();
    expect(splitEvent({ tags }, plan)).toBeUndefined();
  });

  test.each<[string, (event: Fields) => unknown, readonly string[]]>([
    ["a nested value", ({ extra }) => Object.assign(Object(extra).list[1], { deep: SECRET }), ["extra"]],
    ["an entry that is added", ({ extra }) => Object(extra).list.push(SECRET), ["extra"]],
    ["an object that is replaced", (event) => Object.assign(event, { tags: { note: SECRET } }), ["tags"]],
    ["a message", (event) => Object.assign(event, { message: SECRET }), ["event_id", "message"]],
    ["the SDK's own field", (event) => Object.assign(event, { sdk: { name: "sentry" } }), ["sdk"]],
    ["a nested toJSON", ({ extra }) => Object.assign(Object(extra), { toJSON: () => SECRET }), ["extra"]],
  ])("returns as changed: %s", (_title, change, changed) => {
    const event = copyForHooks(scrubbedFields(), plan);
    change(event);
    expect(Object.keys(splitEvent(event, plan)?.changed ?? {})).toEqual(changed);
  });

  test.each<[string, (event: Fields) => unknown]>([
    ["has a new field", (event) => ({ ...event, request: { data: SECRET } })],
    ["has a toJSON", (event) => ({ ...event, toJSON: () => ({ message: SECRET }) })],
    ["has a class", (event) => Object.assign(Object.create({ toJSON: () => SECRET }), event)],
    ["has a field that cannot be read", (event) => Object.defineProperty(event, "extra", { get: throwing })],
    ["is not known", () => scrubbedFields()],
    ["is text", () => "event"],
    ["is a list", (event) => [event]],
  ])("returns undefined for an event that %s", (_title, change) => {
    expect(splitEvent(change(copyForHooks(scrubbedFields(), plan)), plan)).toBeUndefined();
  });

  test("returns undefined if the event was scrubbed by another policy", () => {
    const event = copyForHooks(scrubbedFields(), plan);
    expect(splitEvent(event, compiledPolicyOf({ sensitiveFields: ["tenant"] }))).toBeUndefined();
  });
});

describe("an error with hooks after the beforeSend of scrubber()", () => {
  const at = { password: SECRET };
  test.each<[string, (event: Event) => Event | PromiseLike<Event>]>([
    ["add a secret to a field", (event) => Object.assign(event, { extra: { ...event.extra, ...at } })],
    [
      "put a secret into an existing object",
      (event) => Object.assign(event, { extra: Object.assign(event.extra ?? {}, at) }),
    ],
    ["return another event", (event) => ({ ...event, contexts: { ...event.contexts, app: at } })],
    ["return an event with parts of this one", ({ extra = {}, tags }) => ({ extra, tags: { ...tags, ...at } })],
    ["move an object into another field", ({ tags = {}, ...event }) => ({ ...event, extra: { tags, ...at } })],
    ["change the message", (event) => ({ ...event, message: `password=${SECRET}` })],
    ["are asynchronous", async (event) => ({ ...event, user: at })],
    ["define a getter that alternates", (event) => ({ ...event, extra: alternating() })],
    [
      "define a getter on the event",
      (event) => Object.defineProperty(event, "extra", { get: () => at, enumerable: true }),
    ],
    ["add a toJSON", (event) => Object.assign(event, { toJSON: () => at })],
    [
      "return a proxy",
      (event) => new Proxy(event, { get: (target, key) => (key === "extra" ? at : Reflect.get(target, key)) }),
    ],
  ])("contains no secret when it is sent if the hooks %s", async (_title, change) => {
    const { sent, capture } = clientWith(change);
    await capture();
    expect(sent.join("")).not.toContain(SECRET);
    expect(sent.join("")).toMatch(/\[Filtered\]|"message"/);
  });

  test("keeps the fields that the hooks do not change, and the remarks of both beforeSend and the guard", async () => {
    const { sent, capture } = clientWith((event) => ({ ...event, user: at }));
    await capture();
    const event = JSON.parse(sent[0]?.split("\n")[2] ?? "null");
    expect(event).toMatchObject({
      message: "order failed",
      extra: { token: "[Filtered]", list: [1, 2] },
      user: { password: "[Filtered]" },
      _meta: { extra: { token: {} }, user: { password: {} } },
    });
  });
});

function clientWith(change: (event: Event) => Event | PromiseLike<Event>) {
  const { beforeSend, integrations } = scrubber();
  const sent: string[] = [];
  const hook: Hook = async (event, hint) => {
    const scrubbed = beforeSend(event, hint);
    // The cast is safe: `change` does not turn an error into another kind of event.
    return scrubbed && ((await change(scrubbed)) as typeof event);
  };
  const client = new ServerRuntimeClient({
    dsn: "https://key@o1.example.com/1",
    beforeSend: hook,
    integrations,
    stackParser: () => [],
    transport: (options) =>
      createTransport(options, async ({ body }) => {
        sent.push(typeof body === "string" ? body : new TextDecoder().decode(body));
        return {};
      }),
  });
  client.init();
  async function capture(): Promise<void> {
    const event = { message: "order failed", extra: { token: SECRET, list: [1, 2] }, tags: { tenant: "a" } };
    client.captureEvent(event, {}, new Scope());
    await client.flush();
  }
  return { sent, capture };
}

function alternating(): Record<string, unknown> {
  let isSecret = false;
  return Object.defineProperty({}, "note", {
    enumerable: true,
    get: () => {
      isSecret = !isSecret;
      return isSecret ? "harmless" : `password=${SECRET}`;
    },
  });
}

function throwing(): never {
  throw new Error("unreadable");
}
