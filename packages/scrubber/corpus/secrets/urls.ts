import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";

const password = (random: Random) => random.text(ALPHABETS.alnum, random.between(8, 24));
const user = (random: Random) => random.pick(["svc", "admin", "root", "app", "postgres", "deploy"]);
const host = (random: Random) =>
  `${random.pick(["db", "cache", "mq", "api"])}-${random.below(90)}.${random.pick(["internal", "example.com"])}`;

const SECRET_PARAMETERS = [
  ...["access_token", "token", "api_key", "apikey", "client_secret", "password", "id_token", "refresh_token", "sig"],
  ...["auth_token", "X-Amz-Signature", "X-Amz-Security-Token", "session_id", "jwt", "passwd", "csrf_token", "apiKey"],
] as const;

function query(random: Random, secret: string): string {
  const pairs = [`page=${random.below(90)}`, `${random.pick(SECRET_PARAMETERS)}=${secret}`, "sort=asc"];
  return (random.chance(0.5) ? pairs : pairs.reverse()).join("&");
}

function connection(kind: string, schemes: readonly string[], tail: string): TextKind {
  return {
    kind: `connection string: ${kind}`,
    make(random) {
      const secret = password(random);
      const name = kind === "redis" && random.chance(0.5) ? "" : user(random);
      return { text: `${random.pick(schemes)}://${name}:${secret}@${host(random)}${tail}`, secrets: [secret] };
    },
  };
}

export const URL_KINDS: readonly TextKind[] = [
  {
    kind: "URL user info",
    make(random) {
      const secret = password(random);
      return { text: `https://${user(random)}:${secret}@${host(random)}/v1/items?page=2`, secrets: [secret] };
    },
  },
  {
    kind: "URL user info of a token alone",
    make(random) {
      const secret = random.text(ALPHABETS.alnum, 32);
      return { text: `https://${secret}@${host(random)}/org/repo.git`, secrets: [secret] };
    },
  },
  {
    kind: "URL user info with signs in the password",
    make(random) {
      const [head, tail] = [password(random), password(random)];
      return {
        text: `https://${user(random)}:${head}${random.pick(["%40", "!", "$", "%3A", "+", "*"])}${tail}@${host(random)}/x`,
        secrets: [head, tail],
      };
    },
  },
  connection("postgres", ["postgres", "postgresql"], ":5432/shop?sslmode=require"),
  connection("mysql", ["mysql", "mariadb"], ":3306/shop"),
  connection("mongodb", ["mongodb", "mongodb+srv"], "/shop?retryWrites=true"),
  connection("redis", ["redis", "rediss"], ":6379/0"),
  connection("amqp", ["amqp", "amqps"], ":5672/vhost"),
  {
    kind: "connection string: key and value pairs",
    make(random) {
      const secret = password(random);
      const name = random.pick(["Password", "Pwd", "PASSWORD"]);
      return {
        text: `Server=${host(random)},1433;Database=shop;User Id=${user(random)};${name}=${secret};Encrypt=true;`,
        secrets: [secret],
      };
    },
  },
  {
    kind: "connection string: libpq",
    make(random) {
      const secret = password(random);
      return {
        text: `host=${host(random)} port=5432 user=${user(random)} password=${secret} dbname=shop`,
        secrets: [secret],
      };
    },
  },
  {
    kind: "secret query parameter",
    make(random) {
      const secret = random.text(ALPHABETS.urlSafe, random.between(16, 48));
      const fragment = random.chance(0.3) ? "#top" : "";
      return { text: `https://${host(random)}/v1/items?${query(random, secret)}${fragment}`, secrets: [secret] };
    },
  },
  {
    kind: "secret fragment parameter",
    make(random) {
      const secret = random.text(ALPHABETS.urlSafe, 40);
      return {
        text: `https://${host(random)}/callback#access_token=${secret}&token_type=bearer&expires_in=3600`,
        secrets: [secret],
      };
    },
  },
  {
    kind: "secret parameter of a relative URL",
    make(random) {
      const secret = random.text(ALPHABETS.urlSafe, 24);
      return { text: `/callback?${query(random, secret)}`, secrets: [secret] };
    },
  },
  {
    kind: "secret parameter of a bare query",
    make(random) {
      const secret = random.text(ALPHABETS.urlSafe, 24);
      return { text: `${random.pick(["", "?"])}${query(random, secret)}`, secrets: [secret] };
    },
  },
  {
    kind: "form body",
    make(random) {
      const [head, tail] = [password(random), password(random)];
      const secret = `${head}${random.pick(["%21", "+", "%24", "%C3%A9"])}${tail}`;
      const name = random.pick(["password", "user%5Bpassword%5D", "passwd", "new_password", "j_password"]);
      return { text: `username=ada&${name}=${secret}&remember=1`, secrets: [head, tail] };
    },
  },
];
