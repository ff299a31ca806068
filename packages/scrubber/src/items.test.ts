import { expect, test } from "vitest";
import { scrubItem } from "./items.ts";
import { planOf } from "./plan.ts";

const scrubbed = (type: string, payload: object) => scrubItem([{ type }, payload], planOf({ scrubIpAddresses: false }));

test.each(["event", "transaction", "feedback", "replay_event"])("a %s says in its _meta what was filtered", (type) => {
  expect(scrubbed(type, { extra: { password: "plum-anvil-7741" } }).value[1]).toEqual({
    extra: { password: "[Filtered]" },
    _meta: { extra: { password: { "": { rem: [["@password", "s"]] } } } },
  });
});

test("an item that holds no event has no _meta", () => {
  expect(scrubbed("check_in", { password: "plum-anvil-7741" }).value[1]).toEqual({ password: "[Filtered]" });
});
