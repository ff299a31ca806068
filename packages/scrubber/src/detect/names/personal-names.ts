import type { NameGroup, ValueForm } from "./name-group.ts";

/**
 * Names of personal data. They are kept apart from the names of secrets, because a policy can switch them off.
 *
 * `name`, `address`, `username`, `city` and `country` are not listed, because many fields with other meanings have
 * these names.
 */
export const PERSONAL_NAMES: readonly NameGroup[] = Object.freeze([
  group(
    "person",
    "first name, last name, full name, middle name, maiden name, given name, family name, fore name, surname, real name, legal name, birth name, patient name, cardholder, card holder, cardholder name, card holder name, account holder, account holder name, name on card, preferred username, forwarded user, remote user, security answer, place of birth, birth place",
    {
      // Matches repositories, paths and types: `acme/shop`, `C:\\app`, `std::map`.
      kept: /^\S*(?:\/|:[:\\])/,
      // Matches `Ada Lovelace` and `Ludwig van Beethoven`, but not the beginning of `This field is required`.
      words:
        /(?!(?:Cannot|Enter|Expected|Field|Invalid|Is|Missing|Must|No|Not|Only|Please|Required|Should|This|Unknown|Value)\b)[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,40}(?: (?:(?:v[ao]n|de[rnl]?|d[aou]s?|l[ae]|al|bin|ibn|zu|y) ){0,2}[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]{0,40}(?![\p{L}\p{M}'’.\d_-]|[ \t]{0,2}[:=])){0,4}/uy,
    },
  ),
  group(
    "phone",
    "phone, phone no, phone num, telephone, tel, tel no, mobile, mobile no, cell phone, cell number, msisdn, fax, fax no, whatsapp, contact number, sms number",
    {
      // Matches five digits or more: `030 1234`, but not `iPhone 15`.
      redacted: /(?:\d\D{0,64}){5}/,
      // Matches `(212) 555-0142`.
      words: /[+(]{0,2}\d(?:[ ()./-]{0,3}\d){4,16}(?![\d\p{L}_])/uy,
    },
  ),
  group("birthdate", "date of birth, birth date, birthday, birth day, dob, year of birth, birth year", {
    // Matches a value with a digit: `1990-01-02`.
    redacted: /\d/,
    // Matches `2 Jan 1990`, `Jan 2nd, 1990` and `02. 01. 1990`.
    words: /[\p{L}\d]{1,9}\.?(?:[ ./,-]{1,2}[\p{L}\d]{1,9}){1,2}(?![\d\p{L}_]|[ \t]{0,2}[:=])/uy,
  }),
  group(
    "address",
    "street, street address, street name, address line, postal address, mailing address, shipping address, billing address, home address, delivery address, residential address, postal code, post code, zip, zip code, address1, address2, address3",
    {
      // Matches files, hosts and other addresses: `site.zip`, `app:8080`, `192.0.2.1`.
      kept: /^\S*(?:\.[A-Za-z]|[:/@\\])\S*$|^\d{1,3}(?:\.\d{1,3}){3}/,
      // Matches `12 Main St`, `Broadway`, `broad street` and `SW1A 1AA`, but not `gzip`.
      redacted: /^[\p{Lu}\p{Lo}]|[\d\s]/u,
      // Matches `12 Main Street, Springfield` and `5 rue de la Paix`.
      words:
        /[\p{Lu}\p{Lo}\d#][\p{L}\p{M}\d'’./-]{0,40}(?:,? (?:(?:de[rnl]?|d[ou]s?|l[ae]s?|rue|via|calle|avenue|of) ){0,3}[\p{Lu}\p{Lo}\d#][\p{L}\p{M}\d'’./-]{0,40}(?![\p{L}\p{M}\d'’./_-]|[ \t]{0,2}[:=])){0,12}/uy,
    },
  ),
]);

function group(kind: string, names: string, form: ValueForm): NameGroup {
  return Object.freeze({ kind, rule: `@${kind}`, personal: true, names: Object.freeze(names.split(", ")), form });
}
