import { afterEach, expect, test, vi } from "vitest";
import { createScrub } from "../create-scrub.ts";
import { compiledPolicyOf } from "../default-policy.ts";
import type { ScrubReport } from "../policy/report.ts";
import { OWN_TRACES } from "./callback-trace.ts";
import { reportDryRun } from "./dry-run.ts";

const event = () => ({ event_id: "a".repeat(32), extra: { password: "plum-anvil-7741", note: "to ada@example.com" } });

afterEach(() => void vi.restoreAllMocks());

test("a dry run reports the redactions of each item once, and changes nothing", () => {
  const reports: ScrubReport[] = [];
  const items = [[{ type: "event" }, event()]];
  const plan = compiledPolicyOf({ dryRun: true, onScrub: (report) => void reports.push(report) });
  reportDryRun([{}, items], plan, OWN_TRACES);
  reportDryRun([{}, items], plan, OWN_TRACES);
  expect(items).toEqual([[{ type: "event" }, event()]]);
  expect(reports).toEqual([
    { item: "event", rules: { "@password": 1, "@email": 1 }, paths: ["extra.password", "extra.note"] },
  ]);
});

test("a dry run without onScrub logs the rules of the redactions, but no value", () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue(undefined);
  reportDryRun([{}, [[{ type: "transaction" }, event()]]], compiledPolicyOf({ dryRun: true }), OWN_TRACES);
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/"transaction": @password \(1\), @email \(1\)\.$/)]]);
});

test("a dry run reports which item would be dropped, and why", () => {
  const reports: ScrubReport[] = [];
  const plan = compiledPolicyOf({ dryRun: true, onScrub: (report) => void reports.push(report) });
  vi.spyOn(console, "warn").mockReturnValue(undefined);
  reportDryRun([{}, [[{ type: "attachment" }, new Uint8Array([0xff, 0xfe])]]], plan, OWN_TRACES);
  expect(reports).toEqual([{ item: "attachment", rules: {}, paths: [], dropped: "binary" }]);
});

test("createScrub with `dryRun` returns a function that reports and returns its input", () => {
  const reports: ScrubReport[] = [];
  const scrub = createScrub({ dryRun: true, onScrub: (report) => void reports.push(report) });
  const value = event();
  expect(scrub(value)).toBe(value);
  expect(reports).toEqual([expect.objectContaining({ item: "event", rules: { "@password": 1, "@email": 1 } })]);
});
