import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";

const secretOf = (random: Random) => random.text(ALPHABETS.alnum, random.between(10, 28));
const NAMES = ["password", "token", "apiKey", "client_secret", "accessToken", "refresh_token"] as const;

/**
 * Secrets in structured documents, such as JSON, inside of a string. They are recognized by names in the document, not
 * by their format.
 */
export const DOCUMENT_KINDS: readonly TextKind[] = [
  {
    kind: "JSON in a string",
    make(random) {
      const secret = secretOf(random);
      const body = { id: random.below(900), user: { name: "Ada", [random.pick(NAMES)]: secret }, ok: true };
      return { text: JSON.stringify(body, null, random.pick([0, 2])), secrets: [secret] };
    },
  },
  {
    kind: "JSON in JSON in a string",
    make(random) {
      const secret = secretOf(random);
      const inner = JSON.stringify({ [random.pick(NAMES)]: secret, page: 2 });
      return { text: JSON.stringify({ event: "login", payload: JSON.stringify({ body: inner }) }), secrets: [secret] };
    },
  },
  {
    kind: "JSON array in a string",
    make(random) {
      const secret = secretOf(random);
      return { text: JSON.stringify([{ id: 1 }, { [random.pick(NAMES)]: secret }]), secrets: [secret] };
    },
  },
  {
    kind: "JSON that was cut",
    make(random) {
      const secret = secretOf(random);
      return { text: `{"user":{"name":"Ada","${random.pick(NAMES)}":"${secret}","roles":["adm`, secrets: [secret] };
    },
  },
  {
    kind: "object under a name in a text",
    // In the context lines of a stack frame, a field's name causes only literals to be redacted. Here, the value is an
    // object.
    notIn: /^frame context line$/,
    make(random) {
      const secret = secretOf(random);
      const holder = random.pick(["credentials", "secrets", "auth", "access_token", "cookies"]);
      const inner = random.pick([{ login: "ada", value: secret }, [{ value: secret }], { a: { b: [secret] } }]);
      const text = JSON.stringify({ id: 7, [holder]: inner, page: 2 });
      return {
        text: random.pick([
          `login failed: ${text} (500)`,
          `${text}\n{"id":8}`,
          text.replaceAll('"', '\\"'),
          `\ufeff${text}`,
        ]),
        secrets: [secret],
      };
    },
  },
  {
    kind: "escaped JSON",
    make(random) {
      const secret = secretOf(random);
      return { text: `{\\"id\\":7,\\"${random.pick(NAMES)}\\":\\"${secret}\\"}`, secrets: [secret] };
    },
  },
  {
    kind: "GraphQL variables",
    make(random) {
      const secret = secretOf(random);
      const query = "mutation Login($input: LoginInput!) { login(input: $input) { user { id } } }";
      return {
        text: JSON.stringify({ query, variables: { input: { login: "ada", password: secret } } }),
        secrets: [secret],
      };
    },
  },
  {
    kind: "GraphQL literal",
    make(random) {
      const secret = secretOf(random);
      return {
        text: `mutation { login(login: "ada", ${random.pick(NAMES)}: "${secret}") { user { id } } }`,
        secrets: [secret],
      };
    },
  },
  {
    kind: "GraphQL literal with escaped quotes",
    make(random) {
      const secret = secretOf(random);
      return { text: JSON.stringify({ query: `mutation { login(password: "${secret}") { id } }` }), secrets: [secret] };
    },
  },
  {
    kind: "object as Python prints it",
    make(random) {
      const secret = secretOf(random);
      return { text: `{'user': 'ada', '${random.pick(NAMES)}': '${secret}', 'active': True}`, secrets: [secret] };
    },
  },
  {
    kind: "hash as Ruby prints it",
    make(random) {
      const secret = secretOf(random);
      return { text: `{"user"=>"ada", "${random.pick(NAMES)}"=>"${secret}", :active=>true}`, secrets: [secret] };
    },
  },
  {
    kind: "object as Node prints it",
    make(random) {
      const secret = secretOf(random);
      return {
        text: `{ user: 'ada', ${random.pick(["password", "token", "apiKey"])}: '${secret}', active: true }`,
        secrets: [secret],
      };
    },
  },
  {
    kind: "XML element",
    make(random) {
      const secret = secretOf(random);
      const name = random.pick(["password", "Password", "token", "wsse:Password", "apiKey"]);
      return { text: `<user><name>ada</name><${name}>${secret}</${name}></user>`, secrets: [secret] };
    },
  },
  {
    kind: "YAML",
    make(random) {
      const secret = secretOf(random);
      return {
        text: `database:\n  host: db.internal\n  user: app\n  password: ${secret}\n  pool: 5\n`,
        secrets: [secret],
      };
    },
  },
  {
    kind: "SQL of an account",
    make(random) {
      const secret = secretOf(random);
      const account = random.pick([
        "ALTER USER ada PASSWORD",
        "CREATE ROLE ada LOGIN PASSWORD",
        "CREATE USER ada IDENTIFIED BY",
      ]);
      return { text: `${account} '${secret}'`, secrets: [secret] };
    },
  },
  {
    kind: "environment file",
    make(random) {
      const secret = secretOf(random);
      const name = random.pick(["DB_PASSWORD", "SECRET_KEY", "API_TOKEN", "STRIPE_SECRET_KEY", "JWT_SECRET"]);
      return {
        text: `NODE_ENV=production\n${name}=${random.pick([secret, `"${secret}"`, `'${secret}'`])}\nPORT=3000\n`,
        secrets: [secret],
      };
    },
  },
  {
    kind: "shell flag",
    make(random) {
      const secret = secretOf(random);
      const flag = random.pick([
        "--password=",
        "--password ",
        "--token=",
        "--token ",
        "--api-key ",
        "--client-secret=",
      ]);
      return { text: `Command failed: tool --user ada ${flag}${secret} --verbose`, secrets: [secret] };
    },
  },
  {
    kind: "curl -u",
    make(random) {
      const secret = secretOf(random);
      return {
        text: `curl -sS ${random.pick(["-u", "--user"])} ada:${secret} https://api.example.com/v1`,
        secrets: [secret],
      };
    },
  },
  {
    kind: ".netrc",
    make(random) {
      const secret = secretOf(random);
      return {
        text: `machine api.example.com${random.pick([" ", "\n  "])}login ada${random.pick([" ", "\n  "])}password ${secret}`,
        secrets: [secret],
      };
    },
  },
  {
    kind: ".npmrc",
    make(random) {
      const secret = random.text(ALPHABETS.base64, 40);
      const name = random.pick(["_authToken", "_auth", "_password"]);
      return { text: `//registry.example.com/:${name}=${secret}`, secrets: [secret] };
    },
  },
  {
    kind: ".pgpass",
    make(random) {
      const secret = secretOf(random);
      return { text: `db.internal:5432:shop:app:${secret}`, secrets: [secret] };
    },
  },
];
