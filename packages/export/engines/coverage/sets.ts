import { canaries } from "@sentry-policy/scrubber/testing";
import { NAMED_KINDS, spellings } from "../../../scrubber/corpus/secrets/names.ts";
import { TEXT_KINDS } from "../../../scrubber/corpus/secrets.ts";
import { random } from "../../../scrubber/src/testing/random.ts";
import type { Planted } from "./places.ts";

/** Returns the sets of made-up secrets, by name. The same seed gives the same secrets. */
export function secretSets(seed = "export"): Readonly<Record<string, readonly Planted[]>> {
  return {
    canaries: ["first", "second"].flatMap((turn) => canaries(`${seed} ${turn}`)),
    forms: TEXT_KINDS.flatMap(({ kind, make }) => {
      const { text, secrets } = make(random(`${seed} ${kind}`));
      return secrets.map((secret) => ({ kind, secret, text, field: { name: "note", value: text } }));
    }),
    names: NAMED_KINDS.flatMap(({ kind, names, value }) =>
      names.flatMap((base) => {
        const r = random(`${seed} ${kind} ${base}`);
        const name = r.pick(spellings(base));
        const secret = value(r);
        return [{ kind, secret, text: `${name}=${secret}`, field: { name, value: secret } }];
      }),
    ),
  };
}
