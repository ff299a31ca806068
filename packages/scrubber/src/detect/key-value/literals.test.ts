import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { expectNoSecret, SECRET } from "../../../test/made-up-secret.ts";
import { createScrub } from "../../create-scrub.ts";
import { literalAt } from "./literals.ts";

const scrub = createScrub();

/** Each kind of literal, as `[opening, closing]`. The opening is a prefix and a quote. */
const LITERALS: readonly (readonly [string, string])[] = [
  ...[
    "",
    "b",
    "B",
    "u",
    "r",
    "f",
    "F",
    "rb",
    "br",
    "fr",
    "N",
    "E",
    "L",
    "u8",
    "_utf8",
    "_utf8mb4",
    "x",
    "s",
    "c",
  ].flatMap((prefix) => [`${prefix}'`, `${prefix}"`].map((opening) => [opening, opening.slice(-1)] as const)),
  ['@"', '"'],
  ['$"', '"'],
  ['$@"', '"'],
  ['#"', '"#'],
  ['r#"', '"#'],
  ['br##"', '"##'],
  ['"""', '"""'],
  ["'''", "'''"],
  ["`", "`"],
  ["String.raw`", "`"],
  ["q'[", "]'"],
  ["nq'{", "}'"],
  ["q'!", "!'"],
  ["U&'", "'"],
  ["%q(", ")"],
  ["%Q{", "}"],
  ["$$", "$$"],
  ["$tag$", "$tag$"],
  ["“", "”"],
  ["„", "“"],
  ["‘", "’"],
  ["«", "»"],
  ["「", "」"],
  ['raw"', '"'],
  ["bytes'", "'"],
  ["&quot;", "&quot;"],
  ["&#39;", "&#39;"],
  ["&#x27;", "&#x27;"],
  ["\\'", "\\'"],
  ['b\\"', '\\"'],
];
/** Separators between a name and a literal. */
const JOINERS: readonly string[] = [":", "=", ": ", " = ", " := ", " => ", "=>", " : ", "：", "＝", "： "];
/** Calls, brackets and casts around a literal, as `[opening, closing]`. */
const WRAPPERS: readonly (readonly [string, string])[] = [
  ["", ""],
  ["(", ")"],
  ["((", "))"],
  ["Some(", ")"],
  ["new String(", ")"],
  ["SecretStr(", ")"],
  ["std::string(", ")"],
  ["String::from(", ")"],
  ["[]byte(", ")"],
  ["Buffer.from(", ", 'utf8')"],
  ["String(string: ", ")"],
  ["ConvertTo-SecureString ", " -AsPlainText"],
  ["Some(Secret::new(", "))"],
  ["crypt(", ", gen_salt('bf'))"],
  ["&", ""],
  ["(text) ", ""],
  ["Just ", ""],
];

describe("the text after a value", () => {
  it.each([
    ['"password": "plum-7"\n"user": "ada"', '"password": "[Filtered]"\n"user": "ada"'],
    ["password = <<EOF\nplum\nEOF\nuser = ada", "password = <<EOF\n[Filtered]\nEOF\nuser = ada"],
    ["curl -d token=plum-7 \\\n  --fail", "curl -d token=[Filtered] \\\n  --fail"],
    ["password = []byte{112, 108}, user", "password = [Filtered], user"],
  ])("is kept in %j", (text, scrubbed) => {
    expect(scrub(text)).toBe(scrubbed);
  });
});

it.each(["<<redacted>>", "<<TOKEN>>", "<< TOKEN >>", "<<your-token>>", "<<-secret>>"])(
  "the text after the placeholder %s is kept",
  (placeholder) => {
    expect(literalAt(`${placeholder} for ada\nGET /orders 200\n`, 0)).toBeUndefined();
    for (const name of ["password: ", "token=", "DB_PASSWORD = "])
      expect(scrub(`${name}${placeholder} for ada\nGET /orders 200\n`)).toContain(" for ada\nGET /orders 200\n");
  },
);

test("a value is redacted up to the end of its literal, for every kind of literal, call and separator", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("password", "api_key", '"token"', "DB_PASSWORD", "my api key"),
      fc.constantFrom(...JOINERS),
      fc.constantFrom(...WRAPPERS),
      fc.constantFrom(...LITERALS),
      fc.constantFrom("plum-anvil-7", "plum anvil 7", "plum, anvil", "plum: anvil", "plum=anvil&x"),
      fc.constantFrom("", ", n = 1", ";", "\nnext", ")"),
      (name, joiner, [before, after], [opening, closing], secret, rest) => {
        const text = `saw ${name}${joiner}${before}${opening}${secret}${closing}${after}${rest}`;
        const scrubbed = scrub(text);
        expect(scrubbed).not.toMatch(/plum|anvil/);
        // Only the literal may be redacted, not the text around it.
        expect(scrubbed.startsWith(`saw ${name}${joiner}`)).toBe(true);
        expect(scrubbed.endsWith(rest)).toBe(true);
      },
    ),
  );
});

it.each(LITERALS)("literalAt finds the content between %s and %s", (opening, closing) => {
  const text = `x ${opening}${SECRET}${closing} y`;
  const literal = literalAt(text, 2);
  expect(text.slice(literal?.start, literal?.end)).toBe(SECRET);
  expect(text.slice(literal?.after)).toBe(" y");
});

it.each(["plum", "it's", "(a)", "$1", "%s"])("literalAt finds no literal at the beginning of %s", (text) => {
  expect(literalAt(text, 0)).toBeUndefined();
});

describe("a value", () => {
  it.each([
    'log("password: " + "plum-anvil-7")',
    "print('password=' . 'plum-anvil-7')",
    "password = 'plum' || 'anvil-7'",
    "password='plum''anvil-7'",
    'password="plum""anvil-7"',
    "password='plum\\'anvil-7'",
    'password = "plum-" "anvil-7"',
    'password = ("plum-"\n  "anvil-7")',
    "password = 'plum-' .. 'anvil-7'",
    'password = "plum-" & "anvil-7"',
    '~ password = "plum-anvil-6" -> "plum-anvil-7"',
    "password = <<EOF\nplum-anvil-7\nEOF\n",
    "password = <<-EOT\n  plum-anvil-7\n  EOT",
    "$password = <<<'EOT'\nplum-anvil-7\nEOT;",
    "PASSWORD=$(cat <<EOF\nplum-anvil-7\nEOF\n)",
    "password: /* local */ 'plum-anvil-7'",
    "password: !!str plum-anvil-7",
    "password: &main plum-anvil-7",
    '["password"]=>\n  string(12) "plum-anvil-7"',
    "db.password=plum-\\\n    anvil-7",
    "db.password=plum\\=anvil-7",
    "password = []byte{112, 108}; token = plum-anvil-7",
    "Stripe-Signature: t=1,v1=plum-anvil-7",
    "password = SHA2('plum-anvil-7', 256)",
    "password = HASHBYTES('SHA2_256', 'plum-anvil-7')",
    "password = encode(digest('plum-anvil-7', 'sha256'), 'hex')",
    "password = convert(varchar, 'plum-anvil-7')",
    "password = CAST('plum-anvil-7' AS text)",
    "password = 'plum-anvil-7'::text",
    "password=Optional[plum-anvil-7]",
    "password = Secret(plum-anvil-7)",
    "User(password=SecretStr('plum-anvil-7'), id=1)",
    'Config { password: Some("plum-anvil-7"), port: 1 }',
    "credentials = new-object NetworkCredential('ada', 'plum-anvil-7')",
    'const password: string = "plum-anvil-7"',
    "token: SecretStr = SecretStr('plum-anvil-7')",
    'let password: &str = "plum-anvil-7"',
    'char secret[25] = "plum-anvil-7"',
    'ENV["API_KEY"] ||= "plum-anvil-7"',
    "password ??= 'plum-anvil-7'",
    "config[:password] = 'plum-anvil-7'",
    'os.environ["PASSWORD"] = "plum-anvil-7"',
    "java -Dapi.password=plum-anvil-7",
    'url = "password=" + encode("plum-anvil-7") + rest',
    "'password = '. encode('plum-anvil-7')",
    'print("token=%s" % "plum-anvil-7")',
    'print("user=%s token=%s" % (user, "plum-anvil-7"))',
    'password = (char *) "plum-anvil-7"',
    'password = (char *) 0x7ffd12 "plum-anvil-7"',
    'password = 0x7ffd12 "plum-anvil-7"',
    "password=plum+anvil+7&x=1",
    'const password = process.env.DATABASE || "plum-anvil-7";',
    'password = os.getenv("DATABASE") or "plum-anvil-7"',
    "password = getenv('DATABASE') ?: 'plum-anvil-7'",
    'password = config.database ?? "plum-anvil-7"',
    'password = isTest ? "plum-anvil-7" : null',
    'password = isTest ? "x" : "plum-anvil-7"',
    'password = "x" if is_test else "plum-anvil-7"',
    'password = is_test and "plum-anvil-7" or None',
    "SET PASSWORD FOR 'ada'@'db.example' = 'plum-anvil-7'",
    'password.set("plum-anvil-7")',
    "password: |\n  plum-anvil-7\nuser: ada",
    "password: >-\n  plum\n  anvil-7\nuser: ada",
    "db:\n  password:\n    plum-anvil-7\n  user: ada",
    'API_KEY must have 20 characters, but is "plum-anvil-7"',
    'Expected password to match /x/, received "plum-anvil-7"',
    'the token for ada should not be "plum-anvil-7"',
  ])("is redacted in %s", expectNoSecret);
});
