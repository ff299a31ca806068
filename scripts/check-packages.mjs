// Packs each package as for publishing and checks the tarball with publint and attw.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGES = readdirSync("packages").filter((name) => !isPrivate(name));
const folder = mkdtempSync(join(tmpdir(), "sentry-policy-"));
const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) =>
  execFileSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });

try {
  for (const name of PACKAGES)
    run("pnpm", "--silent", "--dir", `packages/${name}`, "pack", "--pack-destination", folder);
  for (const tarball of readdirSync(folder)) {
    run("pnpm", "--silent", "exec", "publint", "run", "--strict", join(folder, tarball));
    run("pnpm", "--silent", "exec", "attw", "--profile", "strict", "--format", "ascii", join(folder, tarball));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} name */
function isPrivate(name) {
  return JSON.parse(readFileSync(join("packages", name, "package.json"), "utf8")).private === true;
}
