import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { type Ingest, startIngest } from "@sentry-policy/e2e/ingest";
import { tunnel } from "@sentry-policy/scrubber/tunnel";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { envelopeOf, ITEM, type Post, posterTo, request, SECRET } from "./requests.ts";

const ORIGIN = "https://app.example";
const WIRE = 1 << 20;
const OPENED = 4 << 20;

let ingest: Ingest;
let evil: Ingest;
let dsn: string;
let key: string;
let post: Post;

beforeAll(async () => {
  [ingest, evil] = await Promise.all([startIngest(), startIngest()]);
  dsn = ingest.dsn("42");
  key = new URL(dsn).username;
  post = posterTo({ dsns: [dsn], origins: [ORIGIN], limits: { wireBytes: WIRE, openedBytes: OPENED } });
});
afterAll(() => Promise.all([ingest.close(), evil.close()]));
beforeEach(() => {
  ingest.clear();
  ingest.setResponseMode("ok");
});

/** Checks that the response has this status and contains nothing of the request, and that nothing was forwarded. */
async function expectRejected(answer: Promise<Response>, status: number): Promise<Response> {
  const response = await answer;
  const body = await response.clone().text();
  expect([response.status, body]).toEqual([status, expect.stringMatching(/^\{"detail":"[^"]{1,80}"\}$/)]);
  expect(body).not.toContain(SECRET);
  expect(body).not.toContain(key);
  expect([...ingest.envelopes, ...ingest.refused, ...evil.envelopes, ...evil.refused]).toEqual([]);
  return response;
}

async function expectForwarded(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  expect(response.status).toBe(200);
  expect(ingest.envelopes).toHaveLength(1);
  expect([...ingest.refused, ...evil.envelopes, ...evil.refused]).toEqual([]);
  expect(ingest.envelopes[0]?.text).not.toContain(SECRET);
  return response;
}

describe("a tunnel forwards only to the projects of its DSNs", () => {
  const withDsn = (value: unknown) => envelopeOf({ dsn: value }, ITEM);

  it("forwards an envelope with one of the DSNs", async () => {
    const response = await expectForwarded(post(withDsn(dsn)));
    expect(await response.json()).toEqual({});
    expect(ingest.envelopes[0]?.projectId).toBe("42");
    expect(ingest.envelopes[0]?.header["dsn"]).toBe(dsn);
  });

  it("sends an envelope whose DSN has another host, but a known key and project, to the configured host", async () => {
    await expectForwarded(post(withDsn(dsn.replace(ingest.url.slice(7), evil.url.slice(7)))));
    expect(ingest.envelopes[0]?.header["dsn"]).toBe(dsn);
  });

  it.each<[string, (dsn: string) => unknown]>([
    ["another project", () => dsn.replace(/42$/, "43")],
    ["another key", () => dsn.replace(key, "f".repeat(32))],
    ["the address of cloud metadata", () => "http://a@169.254.169.254/latest/meta-data/42"],
    ["two hosts", () => `http://${key}@${ingest.url.slice(7)}@evil.test/42`],
    ["a path that leads up", () => `${dsn.replace(/\/42$/, "")}/../../x?/42`],
    ["a secret key in place of the public one", () => dsn.replace(`${key}@`, `:${key}@`)],
    ["an escaped key", () => dsn.replace(key, `%30${key.slice(1)}`)],
    ["an object", () => ({ a: 1 })],
    ["a list of the DSN", () => [dsn]],
    ["null", () => null],
    ["an empty string", () => ""],
  ])("rejects an envelope whose DSN is or has %s", async (_, make) => {
    await expectRejected(post(withDsn(make(dsn))), 403);
  });

  it("rejects an envelope without a DSN if the URL does not have both a project and a key", async () => {
    await expectRejected(post(envelopeOf({}, ITEM)), 403);
    await expectRejected(post(envelopeOf({}, ITEM), {}, "/api/42/envelope/"), 403);
    await expectRejected(post(envelopeOf({}, ITEM), {}, `/tunnel?sentry_key=${key}`), 403);
  });

  it.each<[string, () => [headers: Record<string, string>, path: string]]>([
    [
      "the header X-Sentry-Auth",
      () => [{ "x-sentry-auth": `Sentry sentry_version=7, sentry_key=${key}` }, "/api/42/envelope/"],
    ],
    ["the query", () => [{}, `/api/42/envelope/?sentry_version=7&sentry_key=${key}`]],
    ["the query, below another path", () => [{}, `/sentry/api/42/envelope?sentry_key=${key}`]],
  ])("forwards an envelope without a DSN if the key is in %s", async (_, make) => {
    await expectForwarded(post(envelopeOf({}, ITEM), ...make()));
    expect(ingest.envelopes[0]?.header).not.toHaveProperty("dsn");
  });

  it("rejects an envelope whose path, query or header has another project or key than its DSN", async () => {
    await expectRejected(post(withDsn(dsn), {}, "/api/43/envelope/"), 403);
    await expectRejected(post(withDsn(dsn), {}, "/api/42/envelope/?sentry_key=0a"), 403);
    await expectRejected(post(withDsn(dsn), { "x-sentry-auth": "Sentry sentry_key=0a" }), 403);
  });

  it.each(["store", "minidump", "security", "unreal", "csp-report", "integration/otlp/v1/traces", "envelope/x"])(
    "rejects everything that is sent to the endpoint /%s/",
    async (endpoint) => {
      await expectRejected(post(withDsn(dsn), {}, `/api/42/${endpoint}/?sentry_key=${key}`), 404);
    },
  );

  it("forwards each envelope to its own project", async () => {
    const other = posterTo({ dsns: [dsn, evil.dsn("7")] });
    await other(withDsn(evil.dsn("7")));
    expect(evil.envelopes.map(({ projectId }) => projectId)).toEqual(["7"]);
    evil.clear();
  });
});

describe("a tunnel accepts only whole envelopes", () => {
  it.each<[string, () => string]>([
    ["an empty body", () => ""],
    ["a text", () => "hello"],
    ["a list as the header", () => "[]\n"],
    ["invalid UTF-8 in the header", () => `{"a":"\ufffd"`],
    ["a length beyond the end", () => envelopeOf({ dsn }, '{"type":"event","length":99999}', "{}")],
    ["a negative length", () => envelopeOf({ dsn }, '{"type":"event","length":-1}', "{}")],
    ["an infinite length", () => envelopeOf({ dsn }, '{"type":"event","length":1e400}', "{}")],
    ["a length that is a string", () => envelopeOf({ dsn }, '{"type":"event","length":"2"}', "{}")],
    ["a fraction as the length", () => envelopeOf({ dsn }, '{"type":"event","length":1.5}', "{}")],
    [
      "an item hidden behind the payload",
      () => envelopeOf({ dsn }, '{"type":"event","length":2}', '{}{"type":"event"}', ITEM),
    ],
    ["an item without a type", () => envelopeOf({ dsn }, "{}", "{}")],
    ["a type that is not a string", () => envelopeOf({ dsn }, '{"type":{}}', "{}")],
    ["1001 items", () => envelopeOf({ dsn }, ...Array<string>(1001).fill('{"type":"session"}\n{}'))],
    ["a header of 70 kB", () => envelopeOf({ dsn, a: "a".repeat(70_000) }, ITEM)],
  ])("%s gets status 400", async (_, make) => {
    await expectRejected(post(make()), 400);
  });

  it.each<[string, () => string]>([
    ["a header with `__proto__`", () => `{"__proto__":{"dsn":"x"},"dsn":"${dsn}"}\n${ITEM}`],
    ["two lengths", () => envelopeOf({ dsn }, '{"type":"event","length":3,"length":2}', "{}\n")],
    ["blank lines between items", () => envelopeOf({ dsn }, "", ITEM, "", ITEM, "")],
    ["1000 items", () => envelopeOf({ dsn }, ...Array<string>(1000).fill('{"type":"session"}\n{}'))],
    ["no item", () => envelopeOf({ dsn })],
  ])("%s is forwarded", async (_, make) => {
    await expectForwarded(post(make()));
  });
});

describe("a tunnel decompresses bodies", () => {
  const body = () => Buffer.from(envelopeOf({ dsn }, ITEM));
  const compressed = (encoding: string, bytes: Uint8Array) =>
    post(new Uint8Array(bytes), { "content-encoding": encoding });

  it.each<[string, (bytes: Buffer) => Uint8Array]>([
    ["gzip", gzipSync],
    ["GZIP", gzipSync],
    ["x-gzip", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
    ["identity", (bytes) => bytes],
  ])("with the encoding %s", async (encoding, compress) => {
    await expectForwarded(compressed(encoding, compress(body())));
    expect(ingest.envelopes[0]?.request.headers).not.toHaveProperty("content-encoding");
  });

  it.each(["compress", "gzip, br", "gzip, gzip", "../gzip", "constructor"])(
    "but responds to the encoding %s with status 415",
    async (encoding) => {
      const response = await expectRejected(compressed(encoding, gzipSync(body())), 415);
      expect(response.headers.get("accept-encoding")).toMatch(/^gzip, deflate, br(?:, zstd)?$/);
    },
  );

  it("with the encoding zstd if the runtime supports it, and otherwise responds with status 415", async () => {
    const hasZstd = "createZstdDecompress" in (await import("node:zlib"));
    await expectRejected(compressed("zstd", body()), hasZstd ? 400 : 415);
  });

  it.each<[string, () => [encoding: string, bytes: Uint8Array]]>([
    ["truncated gzip", () => ["gzip", gzipSync(body()).subarray(0, 40)]],
    ["truncated Brotli", () => ["br", brotliCompressSync(body()).subarray(0, 40)]],
    ["a text that is said to be gzip", () => ["gzip", body()]],
    ["a text that is said to be Brotli", () => ["br", body()]],
    ["gzip that is not said to be compressed", () => ["identity", gzipSync(body())]],
  ])("but responds to %s with status 400", async (_, make) => {
    await expectRejected(compressed(...make()), 400);
  });
});

describe("a tunnel limits what it reads", () => {
  it("a body that is too large, by its declared or its real length, gets status 413", async () => {
    await expectRejected(post("x".repeat(WIRE + 1)), 413);
    await expectRejected(post("{}", { "content-length": String(WIRE + 1) }), 413);
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    await expectRejected(post(endless), 413);
    expect(sent).toBeLessThan(2 * WIRE);
  });

  it("a body that is too large after decompression gets status 413", async () => {
    const zeros = Buffer.alloc(OPENED + 1);
    await expectRejected(post(new Uint8Array(gzipSync(zeros)), { "content-encoding": "gzip" }), 413);
    await expectRejected(post(new Uint8Array(brotliCompressSync(zeros)), { "content-encoding": "br" }), 413);
  });

  it("a body that stops gets status 408", async () => {
    const slow = posterTo({ dsns: [dsn], timeoutMs: 50 });
    let isCancelled = false;
    const stalled = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode("{")),
      cancel: () => {
        isCancelled = true;
      },
    });
    await expectRejected(slow(stalled), 408);
    expect(isCancelled).toBe(true);
  });

  it("a body that fails gets status 400", async () => {
    await expectRejected(post(new ReadableStream({ start: (controller) => controller.error(new Error(SECRET)) })), 400);
  });

  it("more requests than `inFlight` get status 429, and later ones do not", async () => {
    const narrow = posterTo({ dsns: [dsn], limits: { inFlight: 2 } });
    const ends: (() => void)[] = [];
    const open = () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(envelopeOf({ dsn }, ITEM)));
          ends.push(() => controller.close());
        },
      });
    const waiting = [narrow(open()), narrow(open())];
    const response = await expectRejected(narrow(envelopeOf({ dsn }, ITEM)), 429);
    expect(response.headers.get("retry-after")).toBe("10");
    for (const end of ends) end();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await narrow(envelopeOf({ dsn }, ITEM))).status).toBe(200);
  });

  it("more bytes than `totalBytes` in all requests get status 429, and later ones do not", async () => {
    const narrow = posterTo({ dsns: [dsn], limits: { wireBytes: 1000, openedBytes: 1000, totalBytes: 2000 } });
    const ends: (() => void)[] = [];
    const open = () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode(envelopeOf({ dsn, pad: "x".repeat(700) }, ITEM)));
          ends.push(() => controller.close());
        },
      });
    const waiting = [narrow(open()), narrow(open())];
    // Waits until the tunnel has read the chunks of the first two requests.
    await new Promise(setImmediate);
    await expectRejected(narrow(envelopeOf({ dsn, pad: "x".repeat(700) }, ITEM)), 429);
    for (const end of ends) end();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await narrow(envelopeOf({ dsn, pad: "x".repeat(700) }, ITEM))).status).toBe(200);
  });
});

describe("a tunnel forwards only the header User-Agent of the client", () => {
  it("to Sentry", async () => {
    await expectForwarded(
      post(envelopeOf({ dsn }, ITEM), {
        cookie: `sid=${SECRET}`,
        authorization: `Bearer ${SECRET}`,
        referer: `https://shop.example/?token=${SECRET}`,
        "x-forwarded-for": "203.0.113.9",
        "x-real-ip": "203.0.113.9",
        "x-sentry-forwarded-for": "203.0.113.9",
        forwarded: "for=203.0.113.9",
        "user-agent": `shop/1.0 (password=${SECRET})`,
      }),
    );
    const { headers, url } = ingest.envelopes[0]?.request ?? { headers: {}, url: "" };
    // `fetch` itself adds these headers.
    const own = new Set([
      "host",
      "connection",
      "accept",
      "accept-language",
      "accept-encoding",
      "sec-fetch-mode",
      "content-length",
    ]);
    expect(Object.fromEntries(Object.entries(headers).filter(([name]) => !own.has(name)))).toEqual({
      "content-type": "application/x-sentry-envelope",
      "user-agent": "shop/1.0 (password=[Filtered])",
    });
    expect(url).toBe(`/api/42/envelope/?sentry_key=${key}&sentry_version=7`);
    expect(JSON.stringify(headers)).not.toMatch(/203\.0|plum/);
  });

  it("and also the client's address if the app sets `clientIp` and it returns a valid address", async () => {
    const clientIp = (from: Request) => from.headers.get("x-real-ip") ?? undefined;
    const withIp = posterTo({ dsns: [dsn], policy: { scrubIpAddresses: false }, clientIp });
    await withIp(envelopeOf({ dsn }, ITEM), { "x-real-ip": "203.0.113.9" });
    await withIp(envelopeOf({ dsn }, ITEM), { "x-real-ip": `203.0.113.9, ${SECRET}` });
    await withIp(envelopeOf({ dsn }, ITEM));
    const sent = ingest.envelopes.map((envelope) => envelope.request.headers["x-sentry-forwarded-for"]);
    expect(sent).toEqual(["203.0.113.9", undefined, undefined]);
  });
});

describe("a tunnel answers pages of other sites only if they are listed", () => {
  const body = () => envelopeOf({ dsn }, ITEM);
  const preflight = (origin: string) =>
    tunnel({ dsns: [dsn], origins: [ORIGIN] })(request("/tunnel", { method: "OPTIONS", headers: { origin } }));

  it.each(["https://evil.example", "null", `${ORIGIN}.evil.example`, "http://app.example", ""])(
    "and gives status 403 to a page of %j",
    async (origin) => {
      const response = await expectRejected(post(body(), { origin }), 403);
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      expect((await preflight(origin)).status).toBe(403);
    },
  );

  it("and lets a listed site read the response, without credentials", async () => {
    const response = await expectForwarded(post(body(), { origin: ORIGIN }));
    expect(response.headers.get("access-control-allow-origin")).toBe(ORIGIN);
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(response.headers.get("access-control-expose-headers")).toContain("x-sentry-rate-limits");
    expect(response.headers.get("vary")).toBe("origin");
  });

  it.each(["http://tunnel.example", "https://tunnel.example"])(
    "and answers pages of its own host: %s",
    async (origin) => {
      await expectForwarded(post(body(), { origin }));
    },
  );

  it("and answers every site if `origins` contains an asterisk", async () => {
    const open = posterTo({ dsns: [dsn], origins: ["*"] });
    const response = await expectForwarded(open(body(), { origin: "https://any.example" }));
    expect(response.headers.get("access-control-allow-origin")).toBe("https://any.example");
  });

  it("and answers preflight requests of a listed site", async () => {
    const response = await preflight(ORIGIN);
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(response.headers.get("access-control-allow-methods")).toBe("POST");
    expect(response.headers.get("access-control-allow-headers")).toContain("content-type");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    expect(ingest.envelopes).toEqual([]);
  });

  it("and rejects the methods GET, PUT and DELETE", async () => {
    const handle = tunnel({ dsns: [dsn] });
    for (const method of ["GET", "PUT", "DELETE"]) {
      const response = await expectRejected(handle(request("/tunnel", { method })), 405);
      expect(response.headers.get("allow")).toBe("POST, OPTIONS");
    }
  });
});

describe("a tunnel returns Sentry's response", () => {
  const body = () => envelopeOf({ event_id: "a".repeat(32), dsn }, ITEM);

  /** Posts an envelope to a tunnel that forwards it to a server with this `listener`. */
  async function postTo(listener: RequestListener, timeoutMs = 5000): Promise<Response> {
    const server = createServer(listener).listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const own = `http://${key}@127.0.0.1:${port}/42`;
    try {
      return await posterTo({ dsns: [own], timeoutMs })(envelopeOf({ dsn: own }, ITEM));
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it("with the id of the event", async () => {
    const response = await post(body());
    expect([response.status, await response.json()]).toEqual([200, { id: "a".repeat(32) }]);
    expect(response.headers.get("content-type")).toBe("application/json");
  });

  it("with its rate limits, without its other headers, and without the text of an error", async () => {
    const response = await postTo((_, answer) => {
      const headers = {
        "retry-after": "60",
        "x-sentry-rate-limits": "60:error:key",
        "set-cookie": "a=b",
        server: "relay",
      };
      answer.writeHead(429, { ...headers, "x-sentry-error": "rate_limited" }).end(`{"detail":"${SECRET}"}`);
    });
    expect([response.status, await response.json()]).toEqual([429, { detail: "Sentry responded with an error" }]);
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "no-store",
      "content-type": "application/json",
      "retry-after": "60",
      "x-sentry-error": "rate_limited",
      "x-sentry-rate-limits": "60:error:key",
    });
  });

  it("but follows no redirect: status 502", async () => {
    const location = `${evil.url}/api/42/envelope/`;
    for (const status of [301, 302, 307, 308]) {
      await expectRejected(
        postTo((_, answer) => void answer.writeHead(status, { location }).end()),
        502,
      );
    }
  });

  it("but does not wait for longer than `timeoutMs`: status 504", async () => {
    await expectRejected(
      postTo(() => undefined, 50),
      504,
    );
    await expectRejected(
      postTo((_, answer) => void answer.writeHead(200).write("{"), 200),
      504,
    );
  });

  it("but gives status 502 if Sentry cannot be reached or cuts the connection", async () => {
    await expectRejected(
      postTo((incoming) => void incoming.destroy()),
      502,
    );
    const gone = await startIngest();
    await gone.close();
    await expectRejected(posterTo({ dsns: [gone.dsn("42")] })(envelopeOf({ dsn: gone.dsn("42") }, ITEM)), 502);
  });

  it("without the body, if it is too long", async () => {
    const response = await postTo((_, answer) => void answer.writeHead(200).end("x".repeat(100_000)));
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it("without a body, if the response has none", async () => {
    const response = await postTo((_, answer) => void answer.writeHead(204).end());
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });
});

describe("a tunnel sends nothing", () => {
  it("if `clientIp` throws, and does not repeat the error", async () => {
    const failing = posterTo({
      dsns: [dsn],
      policy: { scrubPersonalData: false },
      clientIp: () => {
        throw new Error(SECRET);
      },
    });
    await expectRejected(failing(envelopeOf({ dsn }, ITEM)), 500);
  });

  it("if `fetch` throws, and does not repeat the error", async () => {
    const failing = posterTo({
      dsns: [dsn],
      fetch: () => {
        throw new Error(SECRET);
      },
    });
    await expectRejected(failing(envelopeOf({ dsn }, ITEM)), 502);
  });

  it("if it cannot read the URL of the request", async () => {
    const broken = { ...{ method: "POST", headers: new Headers(), body: null }, url: "no URL" };
    await expectRejected(tunnel({ dsns: [dsn] })(broken as unknown as Request), 500);
  });
});
