import { canaries } from "@sentry-policy/scrubber/testing";
import { describe, test } from "vitest";
import { someOf } from "../../support/some-of.ts";
import { LIFECYCLES, type Lifecycle, runCanaryApp } from "../app/run.ts";
import { type Difference, differences } from "./differences.ts";

/** The scenes of the canary app (ways of passing data to the SDK) that do not depend on timing. */
const SCENES = "spans,scope,errors,events,feedback,checkIns,sessions,logs,metrics,ownObjects";
const KINDS = ["email", "bearer", "password", "json"];

/**
 * Checks whether data is redacted because of its place: cookies, all fields of the user except the ID, the author of
 * feedback, and the user info of a URL. `event.user.email` -> true; `event.user.id` -> false
 */
const isAlwaysRedacted = ({ where, before }: Difference) =>
  /cookie|\.user\.(?!id\b)|contexts\.feedback\.(?:name|contact_email)$/.test(where) || /:\/\/svc:/.test(before);

const runBoth = (life: Lifecycle, harmless: boolean) =>
  Promise.all(
    ["control", "spread"].map((variant) =>
      runCanaryApp({ ...life, variant, harmless, kinds: KINDS, scenes: SCENES, withoutVariables: true }),
    ),
  );

describe.concurrent("the same app with and without our packages", () => {
  test.for(someOf(LIFECYCLES, 5))(
    "sends the same data if nothing is secret, on $sdk $lifecycle",
    async (life, { expect }) => {
      const [without, withUs] = await runBoth(life, true);

      expect(without?.items.get("event")).toBeGreaterThan(50);
      expect(differences(without, withUs, isAlwaysRedacted)).toEqual([]);
    },
  );

  test.for(someOf(LIFECYCLES, 5))(
    "sends different data only where a secret was planted, and does not change the app's objects, on $sdk $lifecycle",
    async (life, { expect }) => {
      const [without, withUs] = await runBoth(life, false);
      const secrets = (withUs?.places ?? [])
        .flatMap((place) => canaries(place))
        .filter(({ kind }) => KINDS.includes(kind))
        .flatMap(({ secret }) => [secret, encodeURIComponent(secret)]);
      const isPlanted = ({ before }: Difference) => secrets.some((secret) => before.includes(secret));

      expect(withUs?.places).toContain("own objects");
      expect(withUs?.changed).toEqual([]);
      expect(differences(without, withUs, isPlanted)).toEqual([]);
    },
  );
});
