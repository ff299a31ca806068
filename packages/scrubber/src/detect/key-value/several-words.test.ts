import { describe, expect, it } from "vitest";
import { expectUnchanged } from "../../../test/made-up-secret.ts";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();

describe("an unquoted value of several words or groups is redacted as a whole", () => {
  it.each([
    ["mnemonic: abandon ability able about above absent", "mnemonic: [Filtered]"],
    ["seed phrase: abandon ability able about", "seed phrase: [Filtered]"],
    ["passphrase=correct horse battery staple", "passphrase=[Filtered]"],
    ["password=correct horse battery", "password=[Filtered]"],
    ["Password: hunter2 xyz!9", "Password: [Filtered]"],
    ["password: correct horse battery\nuser: ada", "password: [Filtered]\nuser: ada"],
    ["nino: AB 12 34 56 C", "nino: [Filtered]"],
    ["ssn: 123 45 678", "ssn: [Filtered]"],
    ["aadhaar: 3123 4567 8909", "aadhaar: [Filtered]"],
    ["passwords: plum7, anvil7", "passwords: [Filtered]"],
    ["secrets:\n  - plum7\n  - anvil7\nuser: ada", "secrets:\n  - [Filtered]\nuser: ada"],
    ["tokens=1\napi_keys:\n- plum7", "tokens=1\napi_keys:\n- [Filtered]"],
    ["sort code: 12 34 56, n=1", "sort code: [Filtered], n=1"],
  ])("%s", (text, expected) => {
    expect(scrub(text)).toBe(expected);
  });
});

describe("words after a value are kept if they are prose or the next name", () => {
  it.each([
    ["password=hunter2 rejected for ada", "password=[Filtered] rejected for ada"],
    ["password=hunter2 user=ada", "password=[Filtered] user=ada"],
    ["nino: AB 12 34 56 C order: 7", "nino: [Filtered] order: 7"],
  ])("%s", (text, expected) => {
    expect(scrub(text)).toBe(expected);
  });
});

it.each([
  "password: too short",
  "password: wrong format",
  "password: must be at least 8 characters",
  "passphrase: is required",
  "secrets:\n  - db_password_2\n  - db_password_3",
  "passwords:\n  - required\n  - min: 8",
])("scrubbing keeps %s", expectUnchanged);
