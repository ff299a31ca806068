import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";
import { whole } from "./whole.ts";

const { alnum, base64, digits, hex } = ALPHABETS;
const crypt = `./${alnum}`;

/** Creates a kind of hash. It is not tested in URLs, because it can contain `/`, `+` and `$`. */
function hash(kind: string, make: (random: Random) => string): TextKind {
  return whole(`password hash: ${kind}`, make, false);
}

/**
 * Password hashes. Formats: crypt(5), the PHC string format, the documentation of Django and Werkzeug, and RFC 2307.
 */
export const HASH_KINDS: readonly TextKind[] = [
  ...["2", "2a", "2b", "2x", "2y"].map((id) =>
    hash(`bcrypt $${id}$`, (r) => `$${id}$${r.between(10, 14)}$${r.text(crypt, 53)}`),
  ),
  hash("MD5", (r) => `$1$${r.text(alnum, 8)}$${r.text(crypt, 22)}`),
  hash("Apache", (r) => `$apr1$${r.text(alnum, 8)}$${r.text(crypt, 22)}`),
  hash("SHA-256", (r) => `$5$${r.pick(["", "rounds=5000$"])}${r.text(crypt, 16)}$${r.text(crypt, 43)}`),
  hash("SHA-512", (r) => `$6$${r.pick(["", "rounds=656000$"])}${r.text(crypt, 16)}$${r.text(crypt, 86)}`),
  hash("Cisco", (r) => `$${r.pick(["8", "9"])}$${r.text(crypt, 14)}$${r.text(crypt, 43)}`),
  hash("yescrypt", (r) => `$y$j9T$${r.text(crypt, 22)}$${r.text(crypt, 43)}`),
  hash("scrypt $7$", (r) => `$7$C6..../....${r.text(alnum, 22)}$${r.text(crypt, 43)}`),
  hash("scrypt", (r) => `$scrypt$ln=16,r=8,p=1$${r.text(alnum, 22)}$${r.text(base64, 43)}`),
  ...["argon2i", "argon2d", "argon2id"].map((id) =>
    hash(id, (r) => `$${id}$v=19$m=65536,t=3,p=4$${r.text(alnum, 22)}$${r.text(base64, 43)}`),
  ),
  hash("PBKDF2", (r) => `$pbkdf2-sha512$25000$${r.text(alnum, 22)}$${r.text(base64, 86)}`),
  hash(
    "Django, PBKDF2",
    (r) => `pbkdf2_sha256$${r.pick(["260000", "600000", "1000000"])}$${r.text(alnum, 22)}$${r.text(base64, 43)}=`,
  ),
  hash("Django, Argon2", (r) => `argon2$argon2id$v=19$m=102400,t=2,p=8$${r.text(alnum, 30)}$${r.text(base64, 43)}`),
  hash("Werkzeug, scrypt", (r) => `scrypt:32768:8:1$${r.text(alnum, 16)}$${r.text(hex, 128)}`),
  hash("Werkzeug, PBKDF2", (r) => `pbkdf2:sha256:600000$${r.text(alnum, 16)}$${r.text(hex, 64)}`),
  hash("PHPass", (r) => `$${r.pick(["P", "H"])}$B${r.text(crypt, 30)}`),
  hash("Drupal", (r) => `$S$D${r.text(crypt, 51)}`),
  hash("LDAP", (r) => `{${r.pick(["SSHA", "SSHA256", "SHA"])}}${r.text(base64, 43)}=`),
  hash("Kerberos TGS", (r) => `$krb5tgs$23$*svc$ACME.LOCAL$http/web*$${r.text(hex, 32)}$${r.text(hex, 600)}`),
  hash("Kerberos AS-REP", (r) => `$krb5asrep$23$ada@ACME.LOCAL:${r.text(hex, 32)}$${r.text(hex, 600)}`),
  {
    kind: "PuTTY key",
    make(r) {
      const lines = Array.from({ length: 4 }, () => r.text(base64, 64));
      return {
        text: `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: ${r.text(digits, 4)}\nPrivate-Lines: ${lines.length}\n${lines.join("\n")}\nPrivate-MAC: 0f1e`,
        secrets: lines,
      };
    },
    notIn: /key name/,
  },
];
