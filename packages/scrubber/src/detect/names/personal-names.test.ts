import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spellings } from "../../../corpus/secrets/names.ts";
import { createScrub } from "../../create-scrub.ts";
import { PERSONAL_NAMES } from "./personal-names.ts";

const scrub = createScrub();

/** For each kind of personal data, a value that is redacted under every name of this kind. */
const VALUES: Readonly<Record<string, string>> = {
  person: "Ada Lovelace",
  phone: "0212 555 0142",
  birthdate: "1990-01-02",
  address: "12 Main Street",
};

const NAMES = PERSONAL_NAMES.flatMap(({ kind, names }) => names.map((name) => [name, kind] as const));

describe("the value of a personal name", () => {
  it.each(NAMES)("is redacted in a field with any spelling of the name: %s", (name, kind) => {
    for (const spelling of spellings(name)) {
      const value = VALUES[kind];
      expect(scrub({ [spelling]: value, id: 7 })).toEqual({ [spelling]: "[Filtered]", id: 7 });
      expect(scrub([[spelling, value]])).toEqual([[spelling, "[Filtered]"]]);
      expect(scrub({ name: spelling, value })).toEqual({ name: spelling, value: "[Filtered]" });
    }
  });

  it.each(NAMES)("is redacted after the name in a string: %s", (name, kind) => {
    const value = VALUES[kind] ?? "";
    const word = name.replaceAll(" ", "_");
    for (const [before, after] of [
      [`${word}=`, "&page=2"],
      [`${word}: `, ", then"],
      [`${word}: `, "\nnext line"],
      [`{"${word}":"`, '","n":1}'],
      [`{'${word}': '`, "', 'n': 1}"],
      [`retry with ${word}='`, "' and go on"],
      [`<${word}>`, `</${word}>`],
      [`run --${word.replaceAll("_", "-")} "`, '" --now'],
      [`level=info ${word}=`, " took=12ms"],
      [`https://api.example.com/v1?${word}=`, "&page=2"],
    ] as const) {
      const text = scrub(`${before}${value}${after}`);
      expect(text).toBe(`${before}${text.slice(before.length, text.length - after.length)}${after}`);
      expect(text.slice(before.length, text.length - after.length)).toMatch(/^\[(?:Filtered|phone)\]$/);
    }
  });

  it("is redacted in a field for a person's name, whatever form the value has", () => {
    const word = fc.stringMatching(/^[A-Za-z][a-z-]{0,12}\d{0,3}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        expect(scrub({ first_name: words.join(" ") })).toEqual({ first_name: "[Filtered]" });
      }),
    );
  });
});

describe("an unquoted value of several words in a string", () => {
  it.each([
    ["full_name=Ada Lovelace status=500", "full_name=[Filtered] status=500"],
    ["full_name: Ludwig van Beethoven, city: Bonn", "full_name: [Filtered], city: Bonn"],
    ["surname: O'Brien was rejected", "surname: [Filtered] was rejected"],
    ["full_name: ADA LOVELACE\nid: 7", "full_name: [Filtered]\nid: 7"],
    ["full_name: 山田 太郎; id=7", "full_name: [Filtered]; id=7"],
    ["dob: 2 Jan 1990 (born)", "dob: [Filtered] (born)"],
    ["dob: Jan 2nd, 1990 ok", "dob: [Filtered] ok"],
    ["birth_date: 02. 01. 1990", "birth_date: [Filtered]"],
    ["birth_date=1990-01-02T00:00:00Z&x=1", "birth_date=[Filtered]&x=1"],
    ["street: 12 Main Street, Springfield city=x", "street: [Filtered] city=x"],
    ["street: 5 rue de la Paix", "street: [Filtered]"],
    ["address_line2: Apt. 4 id: 7", "address_line2: [Filtered] id: 7"],
    ["shipping_address: 12 Main St could not be verified", "shipping_address: [Filtered] could not be verified"],
    ["zip: SW1A 1AA", "zip: [Filtered]"],
    ["phone: (212) 555 0142 was wrong", "phone: [phone] was wrong"],
    ["fax=(030) 1234 ok", "fax=[Filtered] ok"],
  ])("is redacted as a whole: %s", (before, after) => expect(scrub(before)).toBe(after));
});

describe("a name or value that is not personal", () => {
  it.each([
    { name: "Shop", username: "postgres", address: "db.internal", city: "Berlin", country: "DE", state: "ok" },
    { first_seen: "today", last_login: "never", full_path: "/srv", family: "Arial", middle: "x", birth: "new" },
    {
      phone_model: "iPhone 15",
      phone_type: "home",
      phone_verified: "1234567",
      phone_id: "1234567",
      mobile_app: "12345678",
    },
    { phone: "iPhone 15", mobile: "ios", tel: "none", fax: 7, "sec-ch-ua-mobile": "?1", is_mobile: true },
    { zip: "site.zip", zip_file: "site 1.zip", zipcode: "deflate", street: "closed", shipping_address_id: 42 },
    { full_name: "acme/shop", fullName: "std::map", FullName: "C:\\app\\x.js" },
    { birthday: "unknown", dob: null, birth_date: "", birthday_reminder: "07:00" },
    { contexts: { culture: { locale: "de" }, device: { name: "Pixel", model: "8" }, os: { name: "iOS" } } },
  ])("is kept in fields: %j", (fields) => expect(scrub<unknown>(fields)).toEqual(fields));

  it.each([
    "name=Shop city=Berlin username=postgres",
    "first name is required",
    "first_name: This field is required",
    "first_name: must not be blank",
    "last_name: Invalid",
    "surname: required",
    "Last-Modified: Tue, 24 Nov 2026 10:00:00 GMT",
    "phone: iPhone 15",
    "phone=unknown&mobile=true",
    "Content-Encoding: gzip, zip: deflate",
    "run --zip site.zip --mobile ios",
    "<zip>site.zip</zip><mobile>yes</mobile>",
    "street: closed",
    "zip: 5 files added",
    "mobile: 12345 users online",
    "birthday: 5 guests",
    "SELECT first_name, last_name, phone FROM users WHERE dob > $1",
    "INSERT INTO users (first_name) VALUES ($1)",
    "UPDATE users SET first_name = $1, phone = ? WHERE id = 7",
  ])("is kept in a string: %s", (text) => expect(scrub(text)).toBe(text));
});

describe("the kinds of personal names", () => {
  const fields = { first_name: "Ada", phone: "0212 555 0142", dob: "1990-01-02", street: "12 Main St" };

  it("can be turned off together", () => {
    expect(createScrub({ scrubPersonalData: false })(fields)).toEqual(fields);
    expect(createScrub({ scrubDefaults: false })(fields)).toEqual(fields);
  });

  it.each([
    ["person", "first_name"],
    ["phone", "phone"],
    ["birthdate", "dob"],
    ["address", "street"],
  ] as const)("can each be turned off, turned on or set to a redaction: %s", (kind, name) => {
    const filtered = Object.fromEntries(Object.keys(fields).map((key) => [key, "[Filtered]"]));
    expect(createScrub({ detectors: { [kind]: false } })(fields)).toEqual({ ...filtered, [name]: fields[name] });
    const only = createScrub({ scrubPersonalData: false, detectors: { [kind]: true } });
    expect(only(fields)).toEqual({ ...fields, [name]: "[Filtered]" });
    const removed = createScrub({ detectors: { [kind]: "remove" } });
    expect(removed(fields)).toEqual({ ...filtered, [name]: null });
  });

  it("have rules for which the policy can set a redaction", () => {
    const redaction = { "@person": "remove", "@phone": "mask", "@birthdate": "remove", "@address": "mask" } as const;
    expect(createScrub({ redaction })(fields)).toEqual({
      first_name: null,
      phone: "*".repeat(13),
      dob: null,
      street: "*".repeat(10),
    });
  });

  it("do not apply to the policy's `safeFields`, and do not override its `sensitiveFields`", () => {
    const safe = createScrub({ safeFields: ["first_name", "street"] });
    expect(safe(fields)).toEqual({ ...fields, phone: "[Filtered]", dob: "[Filtered]" });
    const rules: Record<string, number>[] = [];
    createScrub({ sensitiveFields: ["phone"], onScrub: (report) => void rules.push(report.rules) })({
      phone: "iPhone",
    });
    expect(rules).toEqual([{ "strip-fields": 1 }]);
  });
});
