import { describe, expect, it } from "vitest";
import { expectNoSecret, expectUnchanged } from "../../../test/made-up-secret.ts";
import { createScrub } from "../../create-scrub.ts";

describe("in prose, a secret is redacted", () => {
  it.each([
    "API key plum-anvil-7 is invalid",
    "invalid token plum-anvil-7",
    'invalid token "plum-anvil-7"',
    "token is plum-anvil-7",
    "The access token plum-anvil-7 has expired",
    "password plum-anvil-7 rejected",
    "Authentication failed with password plum-anvil-7",
    "The default password is 'plum-anvil-7'",
    "echo \"The password is 'plum-anvil-7'\"",
    "invalid value 'plum-anvil-7' for password",
    "value 'plum-anvil-7' for argument token",
    "'plum-anvil-7' is not a valid api key",
    "password was set to plum-anvil-7",
    "password changed from plum-anvil-6 to plum-anvil-7",
    "API key not valid: plum-anvil-7",
    "Invalid token: plum-anvil-7",
    "upstream said token plum-t0ken-Secret expired",
    "session pl4um7an1vil3 not found",
    "Basic auth ada:plum-anvil-7 failed",
    "basic authentication with ada:plum-anvil-7",
    "Ldap password               ----   plum-anvil-7",
    "token -> plum-anvil-7",
    "The value 'plum-anvil-7' is not valid for Password.",
    "error: option '--token <t>' argument 'plum-anvil-7' is invalid.",
    "Please use this password to log in:\n\nplum-anvil-7\n",
    "Use this password to log in:\r\n\r\nplum-anvil-7",
    "Use this password to log in: \r\n  plum-anvil-7\r\nThe password ends soon.",
  ])("in %s", expectNoSecret);

  it.each([
    "Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON",
    "Unexpected token } in JSON at position 5",
    "token bucket is full",
    "token 3 of 5",
    "secret santa",
    "Token expired at 12:30",
    "the password is incorrect",
    "password was changed by ada",
    "Password reset for user 'ada'",
    "A token is a short string",
    'secret "db-credentials" not found',
    'authentication failed for user "ada"',
    "access token expired",
    "convert the token to base64",
    "token -> sha256",
    "credentials -> include",
    "session user42 not found",
    "token api_key2 is missing",
    "session 6b8f0c42-a8aa-4947-918c-385855184318 not found",
    "Basic auth proxy:8080 failed",
    "Basic auth failed: no user",
    "hash(password,salt10) and checkPassword(password2)",
    "Failed to parse the token:\n  at parse (parser2.js:1:2)",
    "Failed to parse the token:\r\n  at parse (parser2.js:1:2)",
    "password: don't use this",
  ])("scrubbing keeps %s", expectUnchanged);
});

describe("a one-time code in a message", () => {
  it.each([
    "Your OTP is 493817.",
    "verification code: 493817",
    "Security code is: 493817",
    "PIN is 493817",
    "PIN 493817 is wrong",
    "wrong OTP 493817",
    "one-time password is 493817",
    "493817 is your Acme verification code",
  ])("is redacted in %s", (text) => {
    expect(createScrub()(text)).toBe(text.replace("493817", "[Filtered]"));
  });

  it.each(["OTP sent at 12:30", "pin 493817 is high", "error code is 493817", "version of the OTP library is 2.4938"])(
    "is not found in %s",
    expectUnchanged,
  );
});

describe("in a command, a secret is redacted", () => {
  it.each([
    "docker login -u ada -p plum-anvil-7 registry.example",
    "az acr login -n x -u u -p plum-anvil-7",
    "helm registry login -u x -p plum-anvil-7",
    "sshpass -p plum-anvil-7 ssh x",
    "sshpass -pplum-anvil-7 ssh x",
    "mysql -u root -pplum-anvil-7",
    "docker run mysql -uroot -pplum-anvil-7 db",
    "mysqladmin -u root -p'plum-anvil-7' x",
    "redis-cli -h x -a plum-anvil-7 ping",
    "PsExec.exe \\\\host -u D\\ada -p plum-anvil-7 cmd",
    "mongosh -u x -p plum-anvil-7",
    "openssl rsa -passin pass:plum-anvil-7",
    "keytool -storepass plum-anvil-7 -keypass x",
    "sqlcmd -S h -U sa -P plum-anvil-7",
    "unzip -P plum-anvil-7 a.zip",
    "ldapsearch -D cn=x -w plum-anvil-7",
    "smbclient //h/s -U ada%plum-anvil-7",
    "htpasswd -b f ada plum-anvil-7",
    "java -vaultToken plum-anvil-7",
    "vault login plum-anvil-7",
    "vault operator unseal plum-anvil-7",
    "rabbitmqctl add_user ada plum-anvil-7",
    "AUTH plum-anvil-7",
    "AUTH ada plum-anvil-7",
    "SET session:token plum-anvil-7",
    "SETEX session:token 60 plum-anvil-7",
    "setenv PASSWORD plum-anvil-7",
  ])("in %s", expectNoSecret);

  it.each([
    "docker run -p 8080:80 nginx",
    "docker login registry.example",
    "mysql -u root -p shop",
    "ssh -p 2222 host",
    "mkdir -p /tmp/x",
    "redis-cli -h x ping",
    "AUTH failed",
    "NOAUTH Authentication required.",
    "vault login failed",
    "git config user.name ada",
    "npm config set registry https://registry.npmjs.org",
  ])("scrubbing keeps %s", expectUnchanged);
});

describe("in XML, a secret is redacted", () => {
  it.each([
    "<password>\n plum-anvil-7\n</password>",
    "<password><![CDATA[plum-anvil-7]]></password>",
    '<property name="password">plum-anvil-7</property>',
    '<entry key="password">plum-anvil-7</entry>',
    '<param name="token"><![CDATA[plum-anvil-7]]></param>',
    '<setting name="ApiKey" serializeAs="String"><value>plum-anvil-7</value></setting>',
    "<key>password</key>\n\t<string>plum-anvil-7</string>",
    "<name>password</name>\n  <value>plum-anvil-7</value>",
    '<wsse:Password Type="x#PasswordText">plum-anvil-7</wsse:Password>',
  ])("in %s", expectNoSecret);

  it.each(['<input type="password" name="password">', '<label for="password">Password</label>', "<password/>"])(
    "scrubbing keeps %s",
    expectUnchanged,
  );
});
