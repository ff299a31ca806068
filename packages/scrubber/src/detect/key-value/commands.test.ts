import { describe, expect, it } from "vitest";
import { expectNoSecret, expectUnchanged } from "../../../test/made-up-secret.ts";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();
const S = "plum-anvil-7";
const F = "[Filtered]";

describe("the password in the arguments of a command", () => {
  it.each([
    [
      ["sshpass", "-p", S, "ssh", "host"],
      ["sshpass", "-p", F, "ssh", "host"],
    ],
    [
      ["sudo", "/usr/bin/sshpass", `-p${S}`],
      ["sudo", "/usr/bin/sshpass", F],
    ],
    [
      ["curl", "-u", `ada:${S}`, "https://shop.example"],
      ["curl", "-u", F, "https://shop.example"],
    ],
    [
      ["curl", "--user", `ada:${S}`],
      ["curl", "--user", F],
    ],
    [
      ["docker", "login", "-u", "ada", "-p", S],
      ["docker", "login", "-u", "ada", "-p", F],
    ],
    [
      ["mysql", "-uroot", `-p${S}`, "shop"],
      ["mysql", "-uroot", F, "shop"],
    ],
    [
      ["mysql", "-p", "shop"],
      ["mysql", "-p", "shop"],
    ],
    [
      ["docker", "run", "-p", "8080:80"],
      ["docker", "run", "-p", "8080:80"],
    ],
    [
      ["git", "log", "-p", "a1b2c3d4"],
      ["git", "log", "-p", "a1b2c3d4"],
    ],
    [
      ["http", "-a", "localhost:8080"],
      ["http", "-a", "localhost:8080"],
    ],
  ])("is redacted in the list %j", (before, after) => {
    expect(scrub<unknown>({ command: before })).toEqual({ command: after });
  });

  it("is redacted in the error of a process that Node could not start", () => {
    const failure = { errno: -2, syscall: "spawn sshpass", path: "/bin/sshpass", spawnargs: ["-p", S, "ssh"] };
    expect(scrub<unknown>(failure)).toEqual({ ...failure, spawnargs: ["-p", F, "ssh"] });
    expect(scrub<unknown>({ args: ["-a", S, "PING"], command: "redis-cli" })).toEqual({
      args: ["-a", F, "PING"],
      command: "redis-cli",
    });
  });

  it.each([
    `saw ["sshpass","-p","${S}","ssh"]`,
    `Command '['curl', '-u', 'ada:${S}', 'https://shop.example']' returned 22`,
    `path: 'sshpass',\n  spawnargs: [ '-p', '${S}', 'ssh' ]`,
    `args=["docker","login","-p","${S}"]`,
    `args=["mysql","-p${S}"]`,
    `['redis-cli','-a','${S}']`,
    `["curl","-u","ada:${S}"]x`,
    `curl https://shop.example/?a=1&b=2 -u ada:${S}`,
    `curl https://shop.example \\\n  -u ada:${S}`,
    `curl -uada:${S} https://shop.example`,
    `curl --user 'ada:${S}' \\\n  https://shop.example`,
    `htpasswd -nb ada ${S}`,
    `twine upload -u ada -p ${S}`,
    `cargo login ${S}`,
    `gh secret set NPM_TOKEN --body ${S}`,
    `net user ada ${S} /add`,
    `echo ${S} | docker login --password-stdin`,
    `echo 'ada:${S}' | chpasswd`,
    `docker login --password-stdin <<< '${S}'`,
    `ConvertTo-SecureString -String "${S}" -AsPlainText -Force`,
    `$p = ConvertTo-SecureString '${S}' -AsPlainText`,
    `requirepass ${S}`,
    `snmp-server community ${S} RO`,
  ])("is redacted in %j", expectNoSecret);

  it.each([
    "docker run -p 8080:80 shop",
    "ssh -p 2222 host",
    "Command '['git', 'log', '-p', 'a1b2c3d4']' returned 1",
    "https://shop.example/a:b -a",
    "echo started | tee log",
    "unzip -p archive file",
  ])("is not assumed in %j", expectUnchanged);
});

describe("the last argument of a login", () => {
  it.each([
    `login('ada', '${S}')`,
    `mysqli_connect('db', 'ada', 'plum')`,
    `new DirectoryEntry("LDAP://shop",\n  "ada",\n  "plum")`,
  ])("is redacted in %j", expectNoSecret);

  it.each(["login('ada', 'web')", "getConnection('shop')"])("is not assumed in %j", expectUnchanged);
});
