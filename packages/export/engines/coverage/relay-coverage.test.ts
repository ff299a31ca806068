import { isDeepStrictEqual } from "node:util";
import { createScrub } from "@sentry-policy/scrubber";
import { expect, it } from "vitest";
import { BENIGN_KINDS } from "../../../scrubber/corpus/benign.ts";
import { random } from "../../../scrubber/src/testing/random.ts";
import { toRelay } from "../../src/index.ts";
import { reasonOf } from "../engine.ts";
import { RELAY, stripByRelay } from "../relay.ts";
import { isLeft, plantInEvents } from "./places.ts";
import { secretSets } from "./sets.ts";

const ALL = process.env["TEST_ALL"] === "1";
/** Only one of `ONE_IN` secrets is tested, because `pnpm test` must be fast. */
const ONE_IN = ALL ? 1 : 6;
const BENIGN_PER_KIND = ALL ? 8 : 2;
/**
 * The minimum share of places that Relay must clean, for each set of secrets. Places that the scrubber does not clean
 * are not counted. These numbers may only be raised.
 */
const FLOORS: Readonly<Record<string, number>> = Object.freeze({ canaries: 1, forms: 0.988, names: 0.996 });
/** The maximum share of benign values that Relay may change. Values that the scrubber changes are not counted. */
const MOST_BENIGN_CHANGED = 0.065;

const scrub = createScrub();
const { config } = toRelay();

it.skipIf("missing" in RELAY).each(Object.keys(FLOORS))(
  `at the places that Relay reaches, it removes nearly everything that the scrubber removes: set %s${reasonOf(RELAY)}`,
  (set) => {
    const secrets = (secretSets()[set] ?? []).filter((_, at) => at % ONE_IN === 0);
    const planted = plantInEvents(secrets);
    const events = planted.map(({ event }) => event);
    const [control = [], stripped = []] = stripByRelay([
      { config: {}, events },
      { config, events },
    ]);
    const left = new Set<string>();
    let ours = 0;
    let both = 0;
    planted.forEach(({ event, places }, at) => {
      const clean = scrub(event);
      for (const place of places) {
        // Skips places that Relay cleans even without a config, such as tags with a space in their names, and places
        // that the scrubber does not clean.
        if (!isLeft(place, control[at]) || isLeft(place, clean)) continue;
        ours += 1;
        if (isLeft(place, stripped[at])) left.add(place.planted.kind);
        else both += 1;
      }
    });
    const share = both / ours;
    console.log(`${set}: ${both} of ${ours} places (${(100 * share).toFixed(2)} %), left: ${[...left].join(", ")}`);
    expect(ours).toBeGreaterThan(100);
    // The floors apply to the whole set. Relay may miss a larger share of the secrets in a sample, so a sample has a
    // lower floor.
    expect(share).toBeGreaterThanOrEqual(ALL ? (FLOORS[set] ?? 1) : 0.97);
  },
);

it.skipIf("missing" in RELAY)(`Relay changes few benign values that the scrubber keeps${reasonOf(RELAY)}`, () => {
  const values = BENIGN_KINDS.flatMap(([kind, make]) =>
    Array.from({ length: BENIGN_PER_KIND }, (_, turn) => make(random(`benign ${kind} ${turn}`))),
  );
  const kept = values.filter((value) => isDeepStrictEqual(plain(scrub({ note: value })), plain({ note: value })));
  const events = [{ extra: { values: kept } }, { contexts: { acme: { values: kept } } }];
  const [control, stripped] = stripByRelay([
    { config: {}, events },
    { config, events },
  ]) as readonly [Events, Events];
  const changed = kept.filter(
    (_, at) =>
      !isDeepStrictEqual(control[0].extra.values[at], stripped[0].extra.values[at]) ||
      !isDeepStrictEqual(control[1].contexts.acme.values[at], stripped[1].contexts.acme.values[at]),
  );
  console.log(`${changed.length} of ${kept.length} benign values changed`);
  expect(kept.length).toBeGreaterThan(600);
  expect(changed.length / kept.length).toBeLessThanOrEqual(MOST_BENIGN_CHANGED);
});

type Events = readonly [
  { readonly extra: { readonly values: readonly unknown[] } },
  { readonly contexts: { readonly acme: { readonly values: readonly unknown[] } } },
];

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null");
}
