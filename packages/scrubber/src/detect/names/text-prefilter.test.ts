import { describe, expect, it } from "vitest";
import { secretSamples } from "../../../corpus/secrets.ts";
import { VECTORS } from "../../../corpus/vectors.ts";
import { notations } from "../../features/notations.ts";
import { compileIsRedacted, FILTERED, redactorOf } from "../../policy/redaction.ts";
import { DETECTORS } from "../detectors/index.ts";
import { PAIR_SEARCH } from "../key-value/searches.ts";
import { type SecretSearch, searchOfDetector } from "../searches.ts";
import { compileNames } from "./names.ts";
import { PERSONAL_NAMES } from "./personal-names.ts";
import { SENSITIVE_NAMES } from "./sensitive-names.ts";
import { compileTextPrefilter } from "./text-prefilter.ts";

const names = compileNames(true, [], [], PERSONAL_NAMES);
const SENSITIVE = [...Object.values(SENSITIVE_NAMES), ...PERSONAL_NAMES.map((group) => group.names)].flat();

const GENERATED = "q7Zt2LmX9vKp4RsW8yBn3Dc6";
/** Texts with a secret, at least one for each search that requires a name, and one for each word that it looks for. */
const SAMPLES: readonly string[] = [
  "pwd=plum-anvil-7",
  "pwd: plum-anvil-7",
  "pwd＝plum-anvil-7",
  "pwd：plum-anvil-7",
  ...["key", "pat", "login", "crumb"].flatMap((word) => [
    `ado${word}=${GENERATED}`,
    `ado_${word}: ${GENERATED}`,
    `ado${word.toUpperCase()}_PROD = ${GENERATED}`,
    `ado${word}2=${GENERATED}`,
  ]),
  `/maps?key=${GENERATED}`,
  ...["code", "ticket", "invite"].map(
    (word) => `https://shop.example/callback?${word}=plum-anvil-7&state=x&grant_type=y`,
  ),
  "INSERT INTO users (id, pwd) VALUES (7, 'plum-anvil-7')",
  "setPwd('plum-anvil-7')",
  ...[
    "log_in",
    "sign_in",
    "authenticate",
    "getConnection",
    "db_connect",
    "PDO",
    "DirectoryEntry",
    "newCredentials",
  ].map((name) => `${name}('db', 'ada', 'plum-anvil-7')`),
  "the pwd was 'plum-anvil-7'",
  "invalid token plum-anvil-7",
  "tool --pwd plum-anvil-7",
  "<pwd>plum-anvil-7</pwd>",
  '<property name="pwd">plum-anvil-7</property>',
  "<key>pwd</key><string>plum-anvil-7</string>",
  'form-data; name="pwd"\r\n\r\nplum-anvil-7',
  ...[
    "OTP",
    "PIN",
    "one-time code",
    "One Time Passcode",
    "verification code",
    "security code",
    "login code",
    "passcode",
  ].map((word) => `Your ${word} is 482915`),
];

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

  it("searches for the other words of a name only a limited number of times in a text", () => {
    for (const filler of ["", "x".repeat(200)]) {
      expect(mayBeIn(`card ${filler} `.repeat(32))).toBe(false);
      expect(mayBeIn(`card ${filler} `.repeat(33))).toBe(true);
    }
  });

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

describe("a search that requires a name", () => {
  const plan = { names, redactorOf: () => redactorOf("replace", FILTERED), isRedacted: compileIsRedacted([FILTERED]) };
  const searches = [
    ...DETECTORS.map((detector) => searchOfDetector(detector, plan)),
    ...PAIR_SEARCH.compile(plan),
    ...(notations().notations?.compile(plan) ?? []),
  ].filter(({ needs }) => needs.named);
  const finds = ({ find }: SecretSearch, text: string) =>
    find(text, false, { work: 0, workLimit: Number.POSITIVE_INFINITY }).length > 0;

  it.each(SAMPLES)("finds a secret in a text that the text prefilter does not rule out: %j", (text) => {
    expect(searches.some((search) => finds(search, text))).toBe(true);
    expect(names.mayBeIn(text)).toBe(true);
  });

  it("has a sample", () => {
    const withoutSample = searches.filter((search) => !SAMPLES.some((text) => finds(search, text)));
    expect(withoutSample.map(({ needs }) => needs)).toEqual([]);
  });

  it("finds nothing in the strings of the corpus that the text prefilter rules out", () => {
    const texts = new Set([...secretSamples(2), ...VECTORS].flatMap(({ input }) => textsIn(input)));
    const ruledOut = [...texts].filter((text) => !names.mayBeIn(text));
    expect(ruledOut.length).toBeGreaterThan(1000);
    expect(ruledOut.filter((text) => searches.some((search) => finds(search, text)))).toEqual([]);
  });
});
