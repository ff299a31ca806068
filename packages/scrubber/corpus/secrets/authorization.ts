import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";

/** Encodes a string as base64. Uses `btoa`, because some platforms have no `Buffer`. */
export function base64(text: string): string {
  return btoa(text);
}

const base64Url = (text: string) => btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");

/** Returns a made-up JWT (RFC 7519), with header, payload and signature in base64url. */
export function jwt(random: Random): string {
  const header = base64Url(JSON.stringify({ alg: random.pick(["HS256", "RS256", "ES256"]), typ: "JWT" }));
  const payload = base64Url(
    JSON.stringify({
      sub: random.text(ALPHABETS.digits, 10),
      name: random.text(ALPHABETS.letters, 8),
      iat: 1_516_239_022,
    }),
  );
  return `${header}.${payload}.${random.text(ALPHABETS.urlSafe, random.pick([43, 86]))}`;
}

const userPass = (random: Random) => base64(`${random.text(ALPHABETS.lower, 6)}:${random.text(ALPHABETS.alnum, 12)}`);

export const AUTHORIZATION_KINDS: readonly TextKind[] = [
  {
    kind: "JWT",
    urlSafe: true,
    make(random) {
      const text = jwt(random);
      return { text, secrets: [text] };
    },
  },
  {
    // Format: RFC 6750. The scheme can be in any case (RFC 9110).
    kind: "bearer credentials",
    make(random) {
      const token = random.text(`${ALPHABETS.urlSafe}.~+/`, random.between(20, 60)) + random.pick(["", "=", "=="]);
      const scheme = random.pick(["Bearer", "bearer", "BEARER"]);
      return { text: `${random.pick(["Authorization: ", "authorization=", ""])}${scheme} ${token}`, secrets: [token] };
    },
  },
  {
    // Format: RFC 7617.
    kind: "basic credentials",
    make(random) {
      const encoded = userPass(random);
      return {
        text: `${random.pick(["Authorization: ", "Proxy-Authorization: ", ""])}Basic ${encoded}`,
        secrets: [encoded],
      };
    },
  },
  {
    // Format: RFC 7616.
    kind: "digest credentials",
    make(random) {
      const response = random.text(ALPHABETS.hex, 32);
      const cnonce = random.text(ALPHABETS.alnum, 16);
      return {
        text: `Authorization: Digest username="svc", realm="api", nonce="${random.text(ALPHABETS.alnum, 20)}", uri="/v1", cnonce="${cnonce}", response="${response}"`,
        secrets: [response],
      };
    },
  },
  {
    // Format: RFC 6265, section 4.2.
    kind: "Cookie text",
    make(random) {
      const session = random.text(ALPHABETS.alnum, 26);
      const csrf = random.text(ALPHABETS.alnum, 32);
      const name = random.pick([
        "sessionid",
        "PHPSESSID",
        "connect.sid",
        "session",
        "_gitlab_session",
        "sentrysid",
        "__session",
      ]);
      return { text: `Cookie: theme=dark; ${name}=${session}; csrftoken=${csrf}`, secrets: [session, csrf] };
    },
  },
  {
    // Format: RFC 6265, section 4.1.
    kind: "Set-Cookie text",
    make(random) {
      const session = random.text(ALPHABETS.alnum, 32);
      const name = random.pick(["sid", "JSESSIONID", "auth_token", "_session_id", "id", "laravel_session"]);
      return { text: `Set-Cookie: ${name}=${session}; Path=/; HttpOnly; Secure; SameSite=Lax`, secrets: [session] };
    },
  },
];
