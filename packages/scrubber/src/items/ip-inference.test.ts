import { expect, test } from "vitest";
import { compiledPolicyOf } from "../default-policy.ts";
import type { ScrubberPolicy } from "../policy/types.ts";
import { scrubItem } from "./items.ts";

const scrubbed = (type: string, payload: object, policy?: ScrubberPolicy) =>
  scrubItem([{ type }, payload], compiledPolicyOf(policy)).value[1];

test.each(["event", "transaction", "feedback", "replay_event"])(
  "a %s tells the server not to infer the IP address",
  (type) => {
    const payload = {
      sdk: { name: "sentry.javascript.browser", settings: { infer_ip: "auto" } },
      user: { ip_address: "{{auto}}" },
    };
    expect(scrubbed(type, payload)).toEqual({
      sdk: { name: "sentry.javascript.browser", settings: { infer_ip: "never" } },
      user: {},
    });
  },
);

test.each(["span", "log", "trace_metric"])(
  "a container of %s items tells the server not to infer the IP address",
  (type) => {
    const settings = { infer_ip: "auto", infer_user_agent: "auto" };
    expect(scrubbed(type, { version: 2, ingest_settings: settings, items: [] })).toEqual({
      version: 2,
      ingest_settings: { infer_ip: "never", infer_user_agent: "auto" },
      items: [],
    });
  },
);

test.each(["session", "sessions"])("a %s does not ask the server for the IP address", (type) => {
  expect(scrubbed(type, { attrs: { release: "shop@1.4.0", ip_address: "{{auto}}" } })).toEqual({
    attrs: { release: "shop@1.4.0" },
  });
});

test("a policy that keeps IP addresses does not change the inference settings", () => {
  const payload = { sdk: { settings: { infer_ip: "auto" } }, user: { ip_address: "{{auto}}" } };
  expect(scrubbed("event", payload, { scrubIpAddresses: false })).toEqual(payload);
});
