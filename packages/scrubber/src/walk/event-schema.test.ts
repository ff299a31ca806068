import { describe, expect, it } from "vitest";
import { createScrub } from "../create-scrub.ts";
import { compiledPolicyOf } from "../default-policy.ts";
import { scrubItem } from "../items/items.ts";

const scrub = createScrub({ meta: false });

/** Returns the scrubbed fields of an event. */
function event(fields: object): object {
  const { event_id, ...others } = scrub({ event_id: "9ec79c33ec9942ab8353589fcb2e04dc", ...fields });
  return others;
}

function frame(fields: object): object {
  return { exception: { values: [{ stacktrace: { frames: [fields] } }] } };
}

describe("a path that is used to find source maps", () => {
  const paths = [
    "/home/ada/shop/pay.js",
    "https://shop.example/app.js?v=0123abcd",
    "webpack:///./src/pay.tsx?0123",
    "file:///Users/ada/c#/pay.js",
  ];
  it.each(paths)("is kept unchanged: %s", (path) => {
    const given = {
      ...frame({ filename: path, abs_path: path, module: path }),
      debug_meta: { images: [{ type: "sourcemap", code_file: path, debug_file: path }] },
    };
    expect(event(given)).toEqual(given);
  });

  it.each([
    ["https://shop.example/reset?token=made-up-1&page=2", "https://shop.example/reset?token=[Filtered]&page=2"],
    ["https://shop.example/#access_token=made-up-1", "https://shop.example/#access_token=[Filtered]"],
    ["/home/ada/pay.js?user=ada@example.org", "/home/ada/pay.js?user=[email]"],
    ["<anonymous>?q=4111111111111111", "<anonymous>?q=[creditcard]"],
  ])("has the secrets in its query or fragment redacted: %s", (before, after) => {
    expect(event(frame({ filename: before, abs_path: before, module: before }))).toEqual(
      frame({ filename: after, abs_path: after, module: after }),
    );
    const images = [{ type: "sourcemap", code_file: after, debug_file: after }];
    expect(event({ debug_meta: { images: [{ type: "sourcemap", code_file: before, debug_file: before }] } })).toEqual({
      debug_meta: { images },
    });
  });

  it("gets a remark in `_meta` with the offsets of the secret in the whole path", () => {
    const scrubbed = createScrub()({ event_id: "9ec7", ...frame({ filename: "/a.js?token=made-up" }) });
    const meta = { "": { rem: [["@token", "s", 12, 22]], len: 19 } };
    expect(scrubbed).toMatchObject({
      _meta: { exception: { values: { 0: { stacktrace: { frames: { 0: { filename: meta } } } } } } },
    });
  });
});

describe("a version of four parts", () => {
  const attribute = (value: string) => ({ value, type: "string" });
  it.each([
    { release: "1.4.0.2", dist: "2.0.0.1" },
    { contexts: { app: { app_version: "2.14.0.7" }, os: { version: "10.0.19.1", kernel_version: "5.10.0.1" } } },
    { contexts: { browser: { version: "131.0.0.0" } } },
    { tags: { appVersion: "1.2.3.4" }, extra: { list: [["Sec-CH-UA-Full-Version", "1.2.3.4"]] } },
    { extra: { config: '{"release":"1.2.3.4","note":1}' } },
    { contexts: { trace: { data: { attributes: { "sentry.release": attribute("1.2.3.4") } } } } },
  ])("is not redacted as an IP address in a field whose name means a version: %j", (given) => {
    expect(event(given)).toEqual(given);
  });

  it("is redacted if its first number has three digits, and an IPv6 address is always redacted", () => {
    expect(event({ release: "203.0.113.7", dist: "2001:db8::7:1", tags: { version: "198.51.100.1" } })).toEqual({
      release: "[ip]",
      dist: "[ip]",
      tags: { version: "[ip]" },
    });
  });

  it("is kept only if the name of its field means a version, and other secrets in the field are redacted", () => {
    expect(
      event({ extra: { version: "1.2.3.4 password=made-up", conversion: "1.2.3.4", versions: "1.2.3.4" } }),
    ).toEqual({
      extra: { version: "1.2.3.4 password=[Filtered]", conversion: "[ip]", versions: "[ip]" },
    });
  });
});

describe("an id of digits that could be a card number", () => {
  const attribute = (value: string) => ({ value, type: "string" });
  const span = (id: string) => ({
    links: [{ trace_id: "0123456789abcdef4111111111111111", span_id: id, attributes: {} }],
    attributes: {
      "sentry.segment.id": attribute(id),
      "sentry.trace.parent_span_id": attribute(id),
      "sentry.replay_id": attribute("0123456789abcdef4111111111111111"),
    },
  });

  it("is kept in Sentry's id fields", () => {
    const given = { contexts: { trace: span("4111111111111111") }, spans: [span("4242424242424242")] };
    expect(event(given)).toEqual(given);
    const items = { version: 2, items: [span("4111111111111111")] };
    expect(scrubItem([{ type: "span" }, items], compiledPolicyOf()).value[1]).toMatchObject(items);
    expect(scrubItem([{ type: "log" }, items], compiledPolicyOf()).value[1]).toMatchObject(items);
  });

  it("is redacted in other fields, and other secrets are redacted even in id fields", () => {
    expect(event({ extra: { ref: "4111111111111111" } })).toEqual({ extra: { ref: "[creditcard]" } });
    const [, payload] = scrubItem([{ type: "span" }, { items: [span("ada@example.org")] }], compiledPolicyOf()).value;
    expect(payload).toMatchObject({ items: [span("[email]")] });
  });
});

it("short fields of Sentry that an app can set, such as `level` and `origin`, are searched", () => {
  const mail = "ada@example.org";
  const given = (text: string) => ({
    platform: text,
    level: text,
    breadcrumbs: [{ level: text }],
    exception: { values: [{ mechanism: { type: text, data: { [text]: 1 } } }] },
    contexts: { trace: { origin: text } },
    spans: [{ origin: text }],
    measurements: { [text]: { value: 1, unit: "none" } },
  });
  expect(event(given(mail))).toEqual(given("[email]"));
  expect(event(given("auto.http.node"))).toEqual(given("auto.http.node"));
  expect(event({ measurements: { password: { value: 1.5 } } })).toEqual({ measurements: { password: { value: 1.5 } } });
});
