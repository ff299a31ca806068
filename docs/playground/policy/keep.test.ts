import { expect, test } from "vitest";
import { evaluate } from "../engine/evaluate.ts";
import { placesOf } from "../engine/places.ts";
import { KINDS, planOf } from "../engine/plan.ts";
import { readInput } from "../engine/read-input.ts";
import { loadSample, SAMPLES } from "../samples/samples.ts";
import { changeToKeep } from "./keep.ts";
import { readPolicy } from "./read-policy.ts";

test.each(SAMPLES)(
  "in the sample '$title', the rule of a place no longer redacts it after the change that is offered for it",
  async ({ title }) => {
    const input = readInput((await loadSample(title)).text);
    const places = placesOf(evaluate(input, planOf({}).plan));
    const offered = places.flatMap((place) => {
      const change = changeToKeep(place, KINDS);
      return change === undefined ? [] : [{ place, change }];
    });

    const withoutEffect = offered.filter(({ place, change }) => {
      const { plan } = readPolicy(change.apply("{ sensitiveFields: [] }"));
      if (plan === undefined) return true;
      const after = placesOf(evaluate(input, plan)).find(
        ({ index, path }) => index === place.index && `${path}` === `${place.path}`,
      );
      return after?.rules.includes(place.rules[0] ?? "") === true;
    });

    expect(withoutEffect.map(({ place, change }) => `${place.path.join(".")} ${place.rules} ${change.label}`)).toEqual(
      [],
    );
  },
);

test("what was redacted never becomes a part of the policy", async () => {
  for (const { title } of SAMPLES) {
    for (const place of placesOf(evaluate(readInput((await loadSample(title)).text), planOf({}).plan)))
      expect(changeToKeep(place, KINDS)?.apply("{}") ?? "").not.toContain("made-up");
  }
});
