import { expect, it } from "vitest";
import {
  HARMLESS_ANSWER,
  HARMLESS_METHOD,
  HARMLESS_STATE,
} from "../../../../scrubber/src/detect/names/harmless-values.ts";
import { formOf, harmlessValues } from "./harmless-values.ts";

/** Translates a case-insensitive expression of the scrubber for the Collector: `/^\d$/i` -> `^(?i:[0-9])$` */
function translated({ source, flags }: RegExp): string {
  expect(flags).toBe("i");
  return source.replace(/^\^\(\?:/, "^(?i:").replaceAll("\\d", "[0-9]");
}

it("values that are no secrets are the same in the Collector as in the scrubber", () => {
  expect(harmlessValues("secret")).toEqual([HARMLESS_ANSWER, HARMLESS_STATE, HARMLESS_METHOD].map(translated));
});

it("only an answer is no password, as in the scrubber", () => {
  expect(harmlessValues(formOf("@password"))).toEqual([translated(HARMLESS_ANSWER)]);
});
