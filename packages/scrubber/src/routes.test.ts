import { expect, test } from "vitest";
import { scrubItem } from "./items.ts";
import { planOf } from "./plan.ts";

const key = "0123456789abcdef".repeat(2);

test.each<[string, unknown, unknown]>([
  ["a DSN", `https://${key}@o1.ingest.sentry.io/222`, undefined],
  ["a DSN with a secret key", `https://${key}:${key}@o1.ingest.sentry.io/222`, "[Filtered]"],
  ["a URL with a password", "https://plum:anvil@db.example/222", "[Filtered]"],
  ["a text", "plum-anvil-7741", "[Filtered]"],
  ["an object", { password: "plum-anvil-7741" }, "[Filtered]"],
])("of what routes an event, %s stays or goes", (_title, dsn, expected) => {
  const extra = { MULTIPLEXED_TRANSPORT_EXTRA_KEY: [{ dsn, release: "shop@1" }], password: "plum-anvil-7741" };
  const [, event] = scrubItem([{ type: "event" }, { extra }], planOf({ meta: false, scrubIpAddresses: false })).value;
  const routes = [{ dsn: expected ?? dsn, release: "shop@1" }];
  expect(event).toEqual({ extra: { MULTIPLEXED_TRANSPORT_EXTRA_KEY: routes, password: "[Filtered]" } });
});
