import { expect, it } from "vitest";
import { toRelay } from "../relay/to-relay.ts";
import { toProjectSettings } from "./to-project-settings.ts";

it("a small policy has readable settings", async () => {
  const policy = {
    scrubDefaults: false,
    scrubIpAddresses: false,
    sensitiveFields: ["national_ref", /^x-int-/i],
    safeFields: ["token_hint"],
    patterns: { order: /ORD-\d{8}/ },
  };
  await expect(`${JSON.stringify(toProjectSettings(policy), undefined, 2)}\n`).toMatchFileSnapshot(
    "small-policy.golden.json",
  );
});

it("the PII config is that of toRelay, as JSON", () => {
  const policy = { sensitiveFields: ["national_ref"] };
  expect(JSON.parse(toProjectSettings(policy).body.relayPiiConfig)).toEqual(toRelay(policy).config);
});

it.each([
  [{}, true, true],
  [{ scrubPersonalData: false }, true, false],
  [{ scrubPersonalData: false, scrubIpAddresses: true }, true, true],
  [{ scrubDefaults: false }, false, true],
])("the policy %j sets the switches of the project", (policy, dataScrubberDefaults, scrubIPAddresses) => {
  expect(toProjectSettings(policy).body).toMatchObject({ dataScrubber: true, dataScrubberDefaults, scrubIPAddresses });
});

it("the notes include those of Relay", () => {
  const policy = { safeFields: [/_hint$/] };
  expect(toProjectSettings(policy).notes).toEqual(expect.arrayContaining([...toRelay(policy).notes]));
});

it("the setting sensitiveFields is empty, with a note, if Sentry would refuse it because of its size", () => {
  const fields = Array.from({ length: 400 }, (_, index) => `field_${1000 + index}`);
  const { body, notes } = toProjectSettings({ sensitiveFields: [...fields, "a.path"] });
  expect(body.sensitiveFields).toEqual(fields);
  const more = toProjectSettings({ sensitiveFields: [...fields, "x"] });
  expect(more.body.sensitiveFields).toEqual([]);
  const own = (each: { field: string }): boolean => each.field === "sensitiveFields";
  expect([notes, more.notes].map((each) => each.filter(own).map((found) => found.class))).toEqual([
    ["wider"],
    ["elsewhere"],
  ]);
});
