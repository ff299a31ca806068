import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();
const A = "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY";

describe("the text after Bearer or Basic", () => {
  it.each([
    ["Bearer e2e9f3", "Bearer [token]"],
    ["Bearer abc.def.ghi", "Bearer [token]"],
    ["bearer plum-anvil-7", "bearer [token]"],
    ["Bearer made-up-token-value", "Bearer [token]"],
    [`BEARER ${A}==`, "BEARER [token]"],
    [`basic ${A}`, "basic [token]"],
    [`Basic ${btoa("a:bc")}x`, "Basic [token]"],
    [`Basic ${btoa(":plum")}`, "Basic [token]"],
    [`Basic ${btoa("ada:plüm")}.`, "Basic [token]"],
  ])("is redacted if it is a credential: %s", (before, after) => {
    expect(scrub(before)).toBe(after);
  });

  it("is redacted if it is the base64 of a user name and a password, which can have any length", () => {
    const ascii = fc.stringMatching(/^[!-9;-~]{1,40}$/);
    fc.assert(
      fc.property(ascii, ascii, (user, password) => {
        const encoded = btoa(`${user}:${password}xx`);
        expect(scrub(`got Basic ${encoded} twice`)).not.toContain(encoded);
      }),
    );
  });

  it.each([
    "basic JavaScript components",
    "A basic Vue.js selector",
    "basic e2e-tests",
    "Basic Plan/Monthly",
    "Basic OAuth2 login",
    "basic HTML5/CSS3 layout",
    "Basic authentication-scheme",
    "bearer JavaScript",
    "bearer token/type",
    "token_type=bearer expires_in=3600",
    'Bearer realm="x"',
    'Bearer scope="read", error="invalid_token"',
    "Basic realm=shop",
  ])("is kept if it is an ordinary word or a parameter: %s", (text) => {
    expect(scrub(text)).toBe(text);
  });
});

describe("the user info of a URL", () => {
  it.each([
    ["postgres://ada:plum@db", "postgres://[Filtered]@db"],
    ["redis://:plum@cache:6379", "redis://[Filtered]@cache:6379"],
    ["https://ada:pl@um@h/x", "https://[Filtered]@h/x"],
    ["https://ada:p/um@h/x", "https://[Filtered]@h/x"],
    ["https://ada:p?um@h/x", "https://[Filtered]@h/x"],
    ["https://ada:p#um@h/x", "https://[Filtered]@h/x"],
    ["amqp://ada:p/l#u?m@h:5672/x", "amqp://[Filtered]@h:5672/x"],
    ["https://q7Zt2LmX9vKp@h/x", "https://[Filtered]@h/x"],
    [`https://ghp_${A}aB3d@github.com/a/b`, "https://[Filtered]@github.com/a/b"],
    ["https://0123456789abcdef0123456789abcdef@o1.example.com/1", "https://[Filtered]@o1.example.com/1"],
  ])("is redacted if it has a password or a token: %s", (before, after) => {
    expect(scrub(before)).toBe(after);
  });

  it.each([
    "spark://CoarseGrainedScheduler@worker-3:7077",
    "akka.tcp://sparkExecutorActorSystem@worker-3",
    "https://bob@host/x",
    "ssh://git@github.com/acme/shop.git",
    "https://user-2024@host",
    "http://db:80/@ada",
    "http://db:8080/a?b=c@d",
    "https://cdn.example/npm/@acme/ui@1.2.3",
    "webpack://@shop/web/./src/index.tsx",
  ])("is kept if it has neither a password nor a token: %s", (text) => {
    expect(scrub(text)).toBe(text);
  });
});

describe("a password hash", () => {
  const SALT = "Zq9vKeR2mWx8Tn4b";
  const HASH = `${A}${A}${A}`;

  it.each([
    ...["2", "2a", "2b", "2x", "2y"].map((id) => `$${id}$12$${HASH.slice(0, 53)}`),
    ...["1", "apr1"].map((id) => `$${id}$${SALT.slice(0, 8)}$${HASH.slice(0, 22)}`),
    ...["5", "6"].flatMap((id) => [
      `$${id}$${SALT}$${HASH.slice(0, 86)}`,
      `$${id}$rounds=5000$${SALT}$${HASH.slice(0, 43)}`,
    ]),
    ...["7", "8", "9", "y", "gy"].map((id) => `$${id}$${SALT}$${HASH.slice(0, 43)}`),
    ...["argon2i", "argon2d", "argon2id"].map((id) => `$${id}$v=19$m=65536,t=3,p=4$${SALT}$${HASH.slice(0, 43)}`),
    `$scrypt$ln=16,r=8,p=1$${SALT}$${HASH.slice(0, 43)}`,
    `$pbkdf2-sha256$29000$${SALT}$${HASH.slice(0, 43)}`,
    `pbkdf2_sha256$600000$${SALT}aB3dE5$${HASH.slice(0, 43)}=`,
    `scrypt:32768:8:1$${SALT}$${HASH.slice(0, 86)}`,
    `pbkdf2:sha256:600000$${SALT}$${HASH.slice(0, 64)}`,
    `sha1$${SALT}$0123456789abcdef0123456789abcdef01234567`,
    `$P$B${HASH.slice(0, 30)}`,
    `$S$D${HASH.slice(0, 51)}`,
    `{SSHA}${HASH.slice(0, 37)}=`,
    `$krb5tgs$23$*svc$ACME.LOCAL$http/web*$0123456789abcdef0123456789abcdef$${HASH}${HASH}`,
    `$krb5asrep$23$ada@ACME.LOCAL:0123456789abcdef0123456789abcdef$${HASH}${HASH}`,
    `$krb5asrep$23$0123456789abcdef0123456789abcdef$${HASH}${HASH}`,
  ])("is redacted: %s", (hash) => {
    expect(scrub(hash)).toBe("[Filtered]");
    expect(scrub(`user ada:${hash} in /etc/shadow`)).toBe("user ada:[Filtered] in /etc/shadow");
  });

  it.each([
    "costs $5 or $6, not $2",
    "s/(.*)/$1$2$3/",
    "$1$path$to_some_longer_name_in_a_script",
    "const name = `$" + "{first}$" + "{last}`",
    "$this->password_hash($value)",
    "{SHA} and {SSHA256} are schemes",
    "$2b$12$ is the prefix",
    "echo $PATH $HOME $S",
  ])("is not found in text with a few dollar signs: %s", (text) => {
    expect(scrub(text)).toBe(text);
  });
});

describe("a PuTTY key", () => {
  it.each(["\n", "\r\n", "\\n"])("has its private lines redacted if the line break is %j", (line) => {
    const before = ["PuTTY-User-Key-File-3: ssh-ed25519", "Encryption: none", "Private-Lines: "].join(line);
    const after = `${line}Private-MAC: 0f1e`;
    expect(scrub(`${before}2${line}${A}${A}${line}${A}==${after}`)).toBe(`${before}2[Filtered]${after}`);
  });
});
