import { FILTERED } from "../../policy/redaction.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";
import { hasGeneratedPart } from "./generated.ts";

const HASH = Object.freeze({
  kind: "passwordhash",
  rule: "@passwordhash",
  personal: false,
  replacement: FILTERED,
});
const SHORTEST_HASH = 20;

/**
 * Detectors for password hashes. A hash is redacted because an attacker can compare it with the hashes of guessed
 * passwords.
 */
export const PASSWORD_HASHES: readonly Detector[] = Object.freeze<Detector[]>([
  {
    ...HASH,
    needs: { has: FEATURES.angle, includes: "$", length: 30 },
    // Matches a hash in the format of crypt(3), Argon2, scrypt, PBKDF2 or Kerberos: the scheme, then at least one
    // parameter or salt, and then the hash itself. Examples: `$2b$12$R9h...`, `$6$salt$qFmF...` and
    // `$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$Rdesc...`.
    pattern:
      /\$(?:2[abxy]?|[15-9]|apr1|argon2(?:d|id?)|bcrypt-sha256|g?y|krb5(?:tgs|asrep|pa)|md5|pbkdf2(?:-sha\d{1,3})?|s0|scrypt|sha1)\$(?:[\w$./+=*@:-]|,[a-z]=){22,5000}/g,
    confirms: (found) => hasRandomHash(found.slice(1)),
    // Matches the rest of a hash whose beginning was truncated. Example: `,p=4$c2FsdA$Rdesc`.
    rest: /[\w./+=,-]{0,64}(?:\$[\w./+=,-]{1,512}){1,6}/y,
  },
  {
    ...HASH,
    needs: { starts: Object.freeze(["bcrypt", "md5$", "pbkdf2", "scrypt", "sha1$", "sha256$", "sha512$"]) },
    // Matches a hash of Django or Werkzeug. Examples: `pbkdf2_sha256$600000$salt$0f1e...` and
    // `scrypt:32768:8:1$salt$0f1e...`.
    pattern:
      /(?:bcrypt(?:_sha256)?|md5|pbkdf2[_:]sha\d{1,3}(?::\d{1,9})?|scrypt(?::\d{1,9}){0,3}|sha\d{1,3})\$[\w$./+=-]{22,5000}/g,
    confirms: hasRandomHash,
  },
  {
    ...HASH,
    needs: { has: FEATURES.angle, includes: "$", length: 34 },
    // Matches a hash that is not separated from its salt, as in PHPass. Examples: `$P$B5tk0Zr...` and `$S$D2fA9...`.
    pattern: /\$[HPS]\$[\w./]{31,53}/g,
  },
  {
    ...HASH,
    needs: { has: FEATURES.angle, includes: "SHA", length: 33 },
    // Matches hashes in an LDAP directory. Example: `{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=`.
    pattern: /\{S?SHA\d{0,3}\}[A-Za-z\d+/]{26,200}={0,2}/g,
    // Matches the rest of a hash whose beginning was truncated. Example: `A}W6ph5Mm5Pz8G`.
    rest: /[A-Z\d]{0,6}\}[A-Za-z\d+/]{1,200}={0,2}/y,
  },
]);

/**
 * Checks whether a match has a scheme, a salt and a random hash. Example: true for `6$salt$qFmF...`, and false for
 * `1$path$to_some_much_longer_name`.
 */
function hasRandomHash(found: string): boolean {
  const [, salt, ...others] = found.split("$");
  const hash = others.at(-1) ?? "";
  return salt !== undefined && hash.length >= SHORTEST_HASH && hasGeneratedPart(hash);
}
