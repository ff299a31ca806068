import { describe, expect, it, test } from "vitest";
import {
  STRUCTURAL_CANARIES,
  STRUCTURAL_SECRETS,
  type StructuralPlace,
  structuralPlaces,
} from "../../corpus/structural.ts";
import { compiledPolicyOf } from "../default-policy.ts";
import { type Item, scrubHeader, scrubItem } from "../items/items.ts";
import type { FieldForm } from "./schema-shape.ts";

const plan = compiledPolicyOf({ meta: false, scrubIpAddresses: false });
const places = structuralPlaces();
const LEAST_PLACES = 120;

/**
 * Puts `value` into a place of an envelope header, an item header, an item or a recording. Returns the scrubbed result
 * as JSON.
 */
function scrubbed({ target, type, around }: StructuralPlace, value: unknown): string {
  return JSON.stringify(outputOf(target, type, around(value)));
}

function outputOf(target: StructuralPlace["target"], type: string, part: object): unknown {
  switch (target) {
    case "envelope header":
      return scrubHeader(part, plan);
    case "item header":
      return scrubItem([{ type: "event", ...part }, {}], plan).value[0];
    case "item":
      return scrubItem([{ type }, part], plan).value[1];
    case "recording":
      return recordingOf(scrubItem([{ type }, `{"segment_id":0}\n${JSON.stringify(part)}`], plan).value)[1];
    case "segment":
      return recordingOf(scrubItem([{ type }, `${JSON.stringify(part)}\n[]`], plan).value)[0];
  }
}

function recordingOf([, payload]: Item): readonly unknown[] {
  return String(payload)
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}

test(`the schema has at least ${LEAST_PLACES} fields with distinct names`, () => {
  expect(places.length).toBeGreaterThanOrEqual(LEAST_PLACES);
  expect(new Set(places.map(({ name }) => name)).size).toBe(places.length);
});

describe("a field that Sentry defines", () => {
  test.each(places.map((place) => [place.name, place] as const))(
    "is redacted if it contains a secret: %s",
    (_, place) => {
      const outputs = STRUCTURAL_CANARIES.flatMap((text) => [scrubbed(place, text), scrubbed(place, [text])]);
      for (const secret of STRUCTURAL_SECRETS) expect(outputs.filter((output) => output.includes(secret))).toEqual([]);
    },
  );
});

/**
 * Matches the names of those places in Sentry's schema where the field names of an object are data. Example: it matches
 * `event measurements` and `event _meta`, but not `event extra`.
 */
const HAS_DATA_AS_NAMES = /^\w+ (?:measurements|_meta)\b/;

describe("an unexpected object in a field that Sentry defines", () => {
  const checked = places.filter(({ name, expects }) => expects !== "name" && !HAS_DATA_AS_NAMES.test(name));
  test.each(checked.map((place) => [place.name, place] as const))(
    "is scrubbed according to the names of its fields: %s",
    (_, place) => {
      const output = scrubbed(place, { password: "plum-anvil-7741", "canary.x@example.com": 1 });
      expect(output).not.toContain("plum-anvil-7741");
      expect(output).not.toContain("canary.x@example.com");
    },
  );
});

/** For each format, harmless values that must not be redacted. Some look like a card number or an IP address. */
const VALID: Readonly<Record<FieldForm, readonly unknown[]>> = {
  id: [
    "4111111111111111",
    "4111111111111111".repeat(2),
    "9ec79c33ec9942ab8353589fcb2e04dc",
    "9EC79C33-EC99-42AB-8353-589FCB2E04DC",
    "c0bcc3f1-9827-fe65-3058-404b2831d9e6-1a",
    "dfb8e43af2423d73a453aeb6a777ef75a",
  ],
  hex: ["0x4111111111111111", "0x7fff5fbff8c0", "4111111111111111", "a1b2c3", "1", "5ab380779000", "f".repeat(64)],
  time: [
    1764180000.123,
    1764180000123,
    "2026-11-24T00:28:19.000Z",
    "2026-11-24T00:28:19Z",
    "2026-11-24T00:28:19.123456+01:00",
    0,
  ],
  rate: ["0.4111111111111111", "0.05", "0", "1", "1.0"],
  word: [
    "?",
    "Object.<anonymous>",
    "auth::token::new",
    "myapp::auth::token::h0123456789abcdef",
    "<alloc::boxed::Box<F> as core::ops::FnOnce<Args>>::call_once",
    "std::vector<int>::push_back(int&&)",
    "async Promise.all (index 0)",
    "Server.handle [as login]",
    "Object.token [as login]",
    "password",
    "in_progress",
    "internal_sdk_error",
    "sentry.javascript.node",
    "npm:@sentry/node",
    "@sentry/node",
    "OnUncaughtException",
    "application/vnd.sentry.items.log+json",
    "replay_recording",
  ],
  version: ["1.2.3.4", "10.78.0", "20.1", "^19.0.0", "15.0.0-canary.3", "2.0.0+0123abc", 2],
  package: [
    "1.2.3.4",
    "10.78.0",
    "^19.0.0",
    "15.0.0-canary.3",
    "2.0.0+0123abc",
    "workspace:*",
    "npm:lib@6.0.3",
    ">=1.2 <3",
    "latest",
    2,
  ],
  path: ["/srv/app/pay.js", "node:internal/modules/cjs/loader", "https://cdn.example/a-0210b15f.js"],
  dsn: [
    "https://0123456789abcdef0123456789abcdef@o4504170127622144.ingest.us.sentry.io/4504170144268288",
    "http://public@127.0.0.1:9000/1",
    "https://0@sentry.example/prefix/42",
  ],
  email: [true, "", "[email]"],
  person: [true, "", "[Filtered]"],
  source: ["const token = readToken(request);", "  }"],
  values: [
    1764180000.123,
    1764180000123,
    "2026-11-24T00:28:19.000Z",
    "2026-11-24T00:28:19Z",
    "0.4111111111111111",
    "0.05",
    "1",
    "true",
    7,
    0,
    "auto.http.node",
  ],
};

describe("a valid value in a field that Sentry defines", () => {
  const cases = places.flatMap((place) =>
    isForm(place.expects) ? [[place.name, place, VALID[place.expects]] as const] : [],
  );
  it.each(cases)("is kept unchanged: %s", (_, place, values) => {
    for (const value of values) expect(scrubbed(place, value)).toBe(JSON.stringify(expected(place, value)));
  });
});

function isForm(expects: StructuralPlace["expects"]): expects is FieldForm {
  return Object.hasOwn(VALID, expects);
}

function expected({ target, around }: StructuralPlace, value: unknown): object {
  return target === "item header" ? { type: "event", ...around(value) } : around(value);
}
