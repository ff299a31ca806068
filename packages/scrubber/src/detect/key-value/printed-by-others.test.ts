import { describe, expect, it } from "vitest";
import { expectNoSecret, expectUnchanged } from "../../../test/made-up-secret.ts";
import { createScrub } from "../../create-scrub.ts";

describe("a secret in the output of other software is redacted", () => {
  it.each([
    "password: RefImpl { value: 'plum-anvil-7' }",
    'SecretValue password: { inner: "plum-anvil-7" }',
    'Password: sql.NullString{String:"plum-anvil-7", Valid:true}',
    "token=Token{value='plum-anvil-7'}",
    "token=AccessToken(value='plum-anvil-7', expires=1)",
    "password=Secret(value=plum-anvil-7)",
    "session: Session(id='plum-anvil-7')",
    "{ session: Session { id: 'plum-anvil-7' } }",
    "{ token: 'line one\\n' +\n    'plum-anvil-7' }",
    "password = 'abc' || 'plum-anvil-7'",
    'password: "abc" + "plum-anvil-7"',
    "HTTPBasicAuth('bob', 'plum-anvil-7')",
    'new NetworkCredential("bob", "plum-anvil-7")',
    'req.SetBasicAuth("bob", "plum-anvil-7")',
    'db.changeUserPassword("bob","plum-anvil-7")',
    "password: Path `password` (`plum-anvil-7`) is shorter than the minimum allowed length (8).",
    "[password:protected] => plum-anvil-7",
    '["password":protected]=> string(12) "plum-anvil-7"',
    '["password"]=> string(12) "plum-anvil-7"',
    'Password: (string) (len=12) "plum-anvil-7"',
    "password = _latin1 'plum-anvil-7'",
    'password: ~c"plum-anvil-7"',
    "DB_PASSWORD=plum|anvil|7",
    "X-Api-Key: plum\\anvil\\7",
    '{"type":"field","path":"password","value":"plum-anvil-7" x',
    'x {"type":"field","path":"password","value":"plum-anvil-7"}',
    "{'type': 'string_too_short', 'loc': ('body','password'), 'msg': 'x', 'input': 'plum-anvil-7'}",
    "{ type: 'field', value: 'plum-anvil-7', msg: 'Invalid value', path: 'password' }",
    'Cast to Number failed for value "plum-anvil-7" (type string) at path "password"',
    'Variable "$password" got invalid value "plum-anvil-7"; Expected',
    'Argument "password" has invalid value "plum-anvil-7".',
    '"password" with value "plum-anvil-7" fails to match',
    "WHERE [u].[token] = N'plum-anvil-7'",
    "user[token]=plum-anvil-7",
    "?filter[token]=plum-anvil-7",
    "Filter: ((token)::text = 'plum-anvil-7'::text)",
    "password=plum(anvil)7",
    'invalid value "plum-anvil-7" for flag -password',
  ])("in %j", expectNoSecret);
});

describe("messages of other software are kept", () => {
  it.each([
    "Error verifying token: JsonWebTokenError: jwt malformed",
    "failed to refresh token: oauth2: cannot fetch token: 400 Bad Request",
    "Failed to load session: TypeError: fetch failed",
    "get session: sql: no rows in result set",
    "failed to get token: EOF",
    "failed to fetch secret: rpc error: code = NotFound",
    "--password or --token must be given",
    "WARNING! Using --password via the CLI is insecure",
    "Usage: app --token TOKEN",
    "  --token string   bearer token",
    '<div id="session">Session 3</div>',
    "<name>session</name><description>The session</description>",
    'session.execute("SELECT 1")',
    'session.run("MATCH (n)")',
    'password.encode("utf-8")',
    'token.replace("Bearer ", "")',
    'auth.login("bob")',
    'res.cookie("lang","en")',
    'credentials("git-id")',
    "path=/api/token status=401 received=120",
    "{ path: '/users/password', input: 'bob' }",
    "{ type: 'auth', data: { a: 1 } }",
    "(err, token) => {",
    ["password: $", "{DB_PASSWORD}"].join(""),
    "token = args[0]",
    "password = var.db_password",
    "u.token = s.token",
    "SET token = DEFAULT",
    "token: [Function: token]",
    "password:(null)",
    "headers: { authorization: undefined }",
    "password: Path `password` is required.",
    "MGET session:1 session:2",
    'secret "app-secret" not found',
  ])("%j", expectUnchanged);
});

describe("source code and templates without a value are kept", () => {
  it.each([
    'text << "Password=#{password}, "',
    "password: #{opts[:password]}",
    "echo 'password = '.$config['daemon_password'].\"\\n\";",
    'url = "password=" + encode(password) + rest',
    'api_key="%s" % API_KEY_VARIABLE',
    'print("token: %s" % (user.token, name))',
    'api_key: "%s" % <api_key>',
    "pwd = (char *) (p + length + 2);",
    "pwd = (const unsigned char *)buffer;",
    'API_KEY: "insert_key_here"',
    "api_key=YOUR_API_KEY",
    "api_key: your-api-key-here",
    "SharedAccessKey=[Shared Access key goes here];",
    '"password": "&lt;YOUR PASSWORD&gt;"',
    "InstrumentationKey=00000000-0000-0000-0000-000000000000;",
    "AUTH0_CLIENT_ID=plum-anvil-7",
    "const password = process.env.DATABASE || fallback;",
    "password:\n  min: 8\n  max: 64",
    "Enter the password:\n  Try again at 12:30",
    'expected one of 3 tokens, but the length is "12345678"',
    '{"password":["This field is required.","must be at least 8 characters"]}',
    '{"errors":{"password":"is too short (minimum is 8 characters)"}}',
    "Your order number is 123456",
  ])("%j", expectUnchanged);
});

it("a user name in `PWD` is redacted, and scrubbing again changes nothing", () => {
  const scrub = createScrub();
  const once = scrub("{ PWD: '/home/ada/app' }");
  expect(once).toBe("{ PWD: '/home/[user]/app' }");
  expect(scrub(once)).toBe(once);
});
