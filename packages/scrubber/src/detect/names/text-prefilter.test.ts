import { describe, expect, it, test } from "vitest";
import { secretSamples } from "../../../corpus/secrets.ts";
import { VECTORS } from "../../../corpus/vectors.ts";
import { compileIsRedacted, FILTERED, redactorOf } from "../../policy/redaction.ts";
import { NOTATION_SEARCH } from "../key-value/notation-search.ts";
import { PAIR_SEARCH } from "../key-value/searches.ts";
import { compileNames } from "./names.ts";
import { PERSONAL_NAMES } from "./personal-names.ts";
import { SENSITIVE_NAMES } from "./sensitive-names.ts";
import { compileTextPrefilter } from "./text-prefilter.ts";

const names = compileNames(true, [], [], PERSONAL_NAMES);
const SENSITIVE = [...Object.values(SENSITIVE_NAMES), ...PERSONAL_NAMES.map((group) => group.names)].flat();

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [key, ...textsIn(entry)]);
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

describe("the text prefilter", () => {
  const mayBeIn = compileTextPrefilter(["card number", "card holder", "pw", "sid", "token"], ["token"]);

  it.each([
    "my_token=1",
    "myToken: 1",
    "csrftoken=1",
    "TOKEN",
    "token2",
    "number of the card: 1",
    "cardHolder",
    "dbPw=1",
    "\\nsid=1",
    "-Dsid=1",
    "%5Fsid=1",
    "2facode=1",
    "__Host-id=1",
    "stripekey: 1",
    "ado_pat = 1",
    "mysqli_connect('db', 'ada', 'made-up')",
    "?code=1",
    "пароль",
  ])("does not rule out a text with a name: %s", (text) => {
    expect(mayBeIn(text)).toBe(true);
  });

  it.each(["tokenize", "number 7", "discard the number", "residue 1", "inside", "code 7", "", "GET /orders?page=2"])(
    "rules out a text without a name: %s",
    (text) => {
      expect(mayBeIn(text)).toBe(false);
    },
  );

  it("rules out no sensitive name, in any spelling", () => {
    const missed = SENSITIVE.flatMap((name) => {
      const words = name.split(" ");
      return [
        words.join("_"),
        words.join("-").toUpperCase(),
        words.map(capitalized).join(""),
        `x${words.map(capitalized).join("")}2`,
        `${words.join(" ")}s`,
      ].filter((text) => names.rule(text) !== undefined && !names.mayBeIn(`a ${text}: b`));
    });
    expect(missed).toEqual([]);
  });

  it("rules out no text if a pattern in `sensitiveFields` can match any name", () => {
    expect(compileNames(true, [/^x/], [], []).mayBeIn("x: 1")).toBe(true);
  });
});

test("a search that requires a name finds nothing in the strings of the corpus that the text prefilter rules out", () => {
  const plan = { names, redactorOf: () => redactorOf("replace", FILTERED), isRedacted: compileIsRedacted([FILTERED]) };
  const searches = [...PAIR_SEARCH.compile(plan), ...NOTATION_SEARCH.compile(plan)].filter(({ needs }) => needs.named);
  const texts = new Set([...secretSamples(2), ...VECTORS].flatMap(({ input }) => textsIn(input)));
  const ruledOut = [...texts].filter((text) => !names.mayBeIn(text));
  const missed = ruledOut.filter((text) =>
    searches.some(({ find }) => find(text, false, { work: 0, workLimit: Number.POSITIVE_INFINITY }).length > 0),
  );
  expect(ruledOut.length).toBeGreaterThan(1000);
  expect(missed).toEqual([]);
});
