import { createSessionEnvelope, getCurrentScope, makeSession } from "@sentry/core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createClient, type Reply, type TestClient } from "../testing/client.ts";
import { type DeliveryHealth, deliveryHealth } from "./delivery-health.ts";

const START = Date.parse("2026-01-01T00:00:00.000Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: START });
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  getCurrentScope().setClient(undefined);
});

const seconds = (count: number): number => START + count * 1000;
const SESSION = createSessionEnvelope(makeSession());
const refused = Object.assign(new Error("made-up"), { code: "ECONNREFUSED" });
const limited: Reply = { statusCode: 429, headers: { "retry-after": "30", "x-sentry-rate-limits": null } };

describe("the status", () => {
  /** A number is a time in seconds, to which the clock is set. A `Reply` is the server's reply to the next message. */
  it.each<[title: string, steps: (number | Reply)[], expected: string[]]>([
    ["is ok after a success", [{ statusCode: 200 }], ["ok"]],
    ["is failing if the first send fails", [refused], ["failing"]],
    [
      "is degraded after one failure, and failing after three failures in a row",
      [{}, { statusCode: 200 }, refused, refused, refused],
      ["unknown", "ok", "degraded", "degraded", "failing"],
    ],
    ["changes from failing to ok after a success", [refused, { statusCode: 200 }], ["failing", "ok"]],
    [
      "is degraded until the millisecond at which a rate limit ends",
      [{ statusCode: 200 }, limited, 29.999, 30],
      ["ok", "degraded", "degraded", "ok"],
    ],
    ["is unknown after the end of a rate limit if nothing was accepted", [limited, 30], ["degraded", "unknown"]],
    [
      "is degraded while one category is rate-limited",
      [{ statusCode: 200, headers: { "x-sentry-rate-limits": "5:replay:project", "retry-after": null } }, 4.999, 5],
      ["degraded", "degraded", "ok"],
    ],
    [
      "is degraded for a minute after a 429 without headers",
      [{ statusCode: 429 }, 59.999, 60],
      ["degraded", "degraded", "unknown"],
    ],
    ["is failing after refused sends", [{ statusCode: 403 }, { statusCode: 403 }], ["failing", "failing"]],
    ["stays unknown if a transport never returns a status", [{}, {}, {}], ["unknown", "unknown", "unknown"]],
  ])("%s", async (_title, steps, expected) => {
    const { client, reply, send } = createClient();
    const health = deliveryHealth(client);
    expect(health.report().status).toBe("unknown");
    const statuses: string[] = [];
    for (const step of steps) {
      if (typeof step === "number") vi.setSystemTime(seconds(step));
      else {
        reply(step);
        await send();
      }
      statuses.push(health.report().status);
    }
    expect(statuses).toEqual(expected);
  });

  it("is disabled without a client, a DSN or a transport, if the SDK is disabled, and after close", async () => {
    expect(deliveryHealth().report().status).toBe("disabled");
    expect(deliveryHealth(createClient({ dsn: undefined }).client).report().status).toBe("disabled");
    expect(deliveryHealth(createClient({ enabled: false }).client).report().status).toBe("disabled");
    const { client, send } = createClient();
    const health = deliveryHealth(client);
    await send();
    await client.close(1000);
    expect(health.report()).toMatchObject({ status: "disabled", accepted: { error: 1 } });
  });

  it("has the time at which it began, even if it began when an unnoticed rate limit ended", async () => {
    const { client, reply, send } = createClient();
    const health = deliveryHealth(client);
    vi.setSystemTime(seconds(1));
    await send();
    expect(health.report().since).toBe("2026-01-01T00:00:01.000Z");
    reply(limited);
    vi.setSystemTime(seconds(2));
    await send();
    expect(health.report()).toMatchObject({
      status: "degraded",
      since: "2026-01-01T00:00:02.000Z",
      rateLimitedUntil: { all: "2026-01-01T00:00:32.000Z" },
      lastAcceptedAt: "2026-01-01T00:00:01.000Z",
      lastFailure: { at: "2026-01-01T00:00:02.000Z", outcome: "rate-limited", status: 429 },
    });
    vi.setSystemTime(seconds(100));
    expect(health.report()).toMatchObject({ status: "ok", since: "2026-01-01T00:00:32.000Z", rateLimitedUntil: {} });
  });

  it("is passed to a listener when it changes, until the listener is removed", async () => {
    const { client, reply, send } = createClient();
    const health = deliveryHealth(client);
    const changes: string[] = [];
    const remove = health.onChange(({ status }, previous) => changes.push(`${previous} -> ${status}`));
    await send();
    reply(limited);
    await send();
    vi.setSystemTime(seconds(30));
    health.report();
    remove();
    reply(refused);
    await send();
    expect(changes).toEqual(["unknown -> ok", "ok -> degraded", "degraded -> ok"]);
  });

  it("is updated even if listeners throw or reject, and their error messages are not logged", async () => {
    const { client, send } = createClient();
    const health = deliveryHealth(client);
    health.onChange(() => {
      throw new Error("made-up secret");
    });
    health.onChange(() => Promise.reject(new Error("made-up secret")));
    await send();
    expect(health.report().status).toBe("ok");
    expect(JSON.stringify(vi.mocked(console.warn).mock.calls)).not.toContain("made-up");
  });
});

describe("deliveryHealth() without a client", () => {
  it("observes clients that are set later, and adds up the counts of all clients of one project", async () => {
    const dsn = "http://public@127.0.0.1:9/4711";
    const health = deliveryHealth();
    for (let count = 1; count <= 3; count += 1) {
      const { client, send } = createClient({ dsn });
      getCurrentScope().setClient(client);
      await send();
      await client.close(1000);
      expect(health.report().accepted).toEqual({ error: count });
    }
    const other = createClient({ dsn: "http://public@127.0.0.1:9/4712" });
    getCurrentScope().setClient(other.client);
    expect(health.report()).toMatchObject({ status: "unknown", accepted: {} });
    expect(deliveryHealth().report()).toEqual(health.report());
  });

  it("reports the counts of the most recent client while there is no client", async () => {
    const { client, send } = createClient({ dsn: "http://public@127.0.0.1:9/4713" });
    getCurrentScope().setClient(client);
    const health = deliveryHealth();
    await send();
    getCurrentScope().setClient(undefined);
    expect(health.report()).toMatchObject({ status: "ok", accepted: { error: 1 } });
  });

  it("ignores a value that is not a client, such as a mock", () => {
    const health = deliveryHealth();
    // @ts-expect-error a client has methods
    getCurrentScope().setClient({});
    expect(health.report()).toBeDefined();
    expect(console.warn).not.toHaveBeenCalled();
  });
});

describe("a client", () => {
  it("has its own counts, which later calls of deliveryHealth with the same client return too", async () => {
    const [first, second] = [createClient(), createClient()];
    const [ofFirst, ofSecond] = [deliveryHealth(first.client), deliveryHealth(second.client)];
    await first.send();
    await second.send();
    await second.send();
    expect(ofFirst.report().accepted).toEqual({ error: 1 });
    expect(ofSecond.report().accepted).toEqual({ error: 2 });
    expect(deliveryHealth(second.client).report()).toEqual(ofSecond.report());
  });

  it("still gets the results and exceptions of its transport", async () => {
    const { client, reply } = createClient();
    deliveryHealth(client);
    const transport = client.getTransport();
    reply({ statusCode: 202 });
    await expect(transport?.send(SESSION)).resolves.toMatchObject({ statusCode: 202 });
    reply(refused);
    await expect(transport?.send(SESSION)).rejects.toBe(refused);
  });

  it("keeps working if its transport is frozen, and a warning is logged", async () => {
    const sent: unknown[] = [];
    const transport = Object.freeze({
      send: (envelope: unknown) => Promise.resolve({ statusCode: sent.push(envelope) && 200 }),
      flush: () => Promise.resolve(true),
    });
    const { client, send } = createClient({ transport: () => transport });
    deliveryHealth(client);
    await send();
    expect(sent).toHaveLength(1);
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining("cannot be replaced"));
  });

  it("passes an unreadable envelope to its transport, and passes on an exception of the transport", async () => {
    const { client } = createClient({
      transport: () => ({
        send: () => {
          throw refused;
        },
        flush: () => Promise.resolve(true),
      }),
    });
    const health = deliveryHealth(client);
    // @ts-expect-error an envelope is an array
    expect(() => client.getTransport()?.send(undefined)).toThrow(refused);
    expect(() => client.getTransport()?.send(SESSION)).toThrow(refused);
    expect(health.report()).toMatchObject({ inFlight: 0, lastFailure: { code: "ECONNREFUSED" } });
  });
});

describe("the options", () => {
  it.each<[string, () => DeliveryHealth]>([
    // @ts-expect-error misspelled: the option is `strict`
    ["an unknown option", () => deliveryHealth({ strikt: true })],
    // @ts-expect-error an option is true or false
    ["a wrong type", () => deliveryHealth({ strict: "yes" })],
    // @ts-expect-error unknown option
    ["an unusual name", () => deliveryHealth({ "made-up 1": true })],
    // @ts-expect-error neither a client nor options
    ["a DSN", () => deliveryHealth("http://made-up@127.0.0.1:9/1")],
    // @ts-expect-error not options
    ["wrong options of a client", () => deliveryHealth(createClient().client, "strict")],
    // @ts-expect-error options twice
    ["options twice", () => deliveryHealth({ strict: true }, { probe: true })],
  ])("refuse %s without showing it", (_title, call) => {
    expect(call).toThrow(TypeError);
    expect(call).not.toThrow(/made-up|yes/);
  });

  it("with several problems cause one error that lists all of them", () => {
    // @ts-expect-error both are wrong
    expect(() => deliveryHealth({ probe: 1, strict: "yes" })).toThrow(
      "deliveryHealth() has 2 problem(s):\n- probe: expected true or false\n- strict: expected true or false",
    );
  });

  it("can be undefined", () => {
    expect(deliveryHealth({ strict: undefined, probe: undefined }).report()).toBeDefined();
    expect(deliveryHealth(undefined, { strict: true }).report()).toBeDefined();
  });
});

describe("a probe", () => {
  const probed = async ({ bodies }: TestClient, health: DeliveryHealth): Promise<number> => {
    health.fetch();
    await vi.waitFor(() => expect(health.report().inFlight).toBe(0));
    return bodies.length;
  };

  it("is sent by a health check, unless the server responded or a probe was sent in the last minute", async () => {
    const made = createClient();
    const health = deliveryHealth(made.client, { probe: true });
    expect(await probed(made, health)).toBe(1);
    await vi.waitFor(() => expect(health.report().status).toBe("ok"));
    expect(await probed(made, health)).toBe(1);
    vi.setSystemTime(seconds(59));
    await made.send();
    vi.setSystemTime(seconds(61));
    expect(await probed(made, health)).toBe(2);
    vi.setSystemTime(seconds(119));
    expect(await probed(made, health)).toBe(3);
    expect(String(made.bodies.at(-1))).toMatch(
      /\{"type":"client_report"\}\n\{"timestamp":[\d.]+,"discarded_events":\[\]\}/,
    );
    expect(health.report()).toMatchObject({ accepted: { error: 1 }, dropped: [] });
  });

  it("lets an idle app report that Sentry cannot be reached", async () => {
    const made = createClient();
    const health = deliveryHealth(made.client, { probe: true, strict: true });
    made.reply(refused);
    expect(health.fetch().status).toBe(200);
    await vi.waitFor(() => expect(health.fetch().status).toBe(503));
  });

  it("is not sent without the option, by a disabled client, or while everything is rate-limited", async () => {
    const off = createClient();
    expect(await probed(off, deliveryHealth(off.client))).toBe(0);
    const disabled = createClient({ enabled: false });
    expect(await probed(disabled, deliveryHealth(disabled.client, { probe: true }))).toBe(0);
    const made = createClient();
    const health = deliveryHealth(made.client, { probe: true });
    made.reply({ statusCode: 429, headers: { "retry-after": "3600", "x-sentry-rate-limits": null } });
    await made.send();
    vi.setSystemTime(seconds(120));
    expect(await probed(made, health)).toBe(1);
  });

  it("contains the DSN if it is sent to a tunnel", async () => {
    const made = createClient({ tunnel: "http://127.0.0.1:9/tunnel" });
    await probed(made, deliveryHealth(made.client, { probe: true }));
    expect(String(made.bodies[0])).toContain('{"dsn":"http://public@127.0.0.1:9/1"}');
  });
});
