import type { NameGroup } from "./name-group.ts";

/**
 * The names of fields with personal data. A policy can turn them off. `name`, `address`, `username`, `city` and
 * `country` are missing, because many fields with these names contain other data.
 */
export const PERSONAL_NAMES: readonly NameGroup[] = Object.freeze([
  group(
    "person",
    "first name, last name, full name, middle name, maiden name, given name, family name, fore name, surname, patient name, cardholder, card holder, cardholder name, card holder name, account holder, account holder name, name on card, preferred username, forwarded user, remote user, security answer, place of birth, birth place",
    // Matches repositories, paths and type names. Examples: `acme/shop`, `C:\app` and `std::map`.
    { kept: /^\S*(?:\/|:[:\\])/ },
  ),
  group(
    "phone",
    "phone, phone number, telephone, telephone number, tel, mobile, mobile phone, mobile number, cell phone, cell number, msisdn, fax, fax number, whatsapp, contact number",
    // Matches values with at least six digits, such as `030 1234`, but not `iPhone 15`.
    { redacted: /(?:\d\D{0,64}){6}/ },
  ),
  group(
    "birthdate",
    "date of birth, birth date, birthday, birth day, dob, year of birth, birth year",
    // Matches values with a digit and at least three characters, such as `1990-01-02`, but not `5`.
    { redacted: /^(?=.{3}).*?\d/s },
  ),
  group(
    "address",
    "street, street address, street name, address line, postal address, mailing address, shipping address, billing address, home address, delivery address, residential address, postal code, post code, zip, zip code, address1, address2, address3",
    {
      // Matches file names, hosts and IP addresses. Examples: `site.zip`, `app:8080` and `192.0.2.1`.
      kept: /^(?:[^\s.:/@\\]|\.(?![A-Za-z])){0,256}(?:\.[A-Za-z]|[:/@\\])\S*$|^\d{1,3}(?:\.\d{1,3}){3}/,
      // Matches `12 Main St`, `Broadway`, `broad street` and `SW1A 1AA`, but neither `gzip` nor `5`.
      redacted: /^(?=.{3})(?:[\p{Lu}\p{Lo}]|.*?[\d\s])/su,
    },
  ),
]);

function group(kind: string, names: string, form: NameGroup["form"]): NameGroup {
  return Object.freeze({ kind, rule: `@${kind}`, personal: true, names: Object.freeze(names.split(", ")), form });
}
