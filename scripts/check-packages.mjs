// Packs each package in the same way as for publishing. Then checks the tarball with publint and attw (Are the Types
// Wrong?), and prints their output only if a check fails.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGES = readdirSync("packages").filter((name) => !isPrivate(name));
const folder = mkdtempSync(join(tmpdir(), "sentry-policy-"));
const run = (/** @type {string} */ command, /** @type {string[]} */ ...args) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  console.error(`FAILED: ${command} ${args.join(" ")}\n${error?.message ?? stdout + stderr}`);
  process.exitCode = 1;
};

try {
  for (const name of PACKAGES)
    run("pnpm", "--silent", "--dir", `packages/${name}`, "pack", "--pack-destination", folder);
  for (const tarball of readdirSync(folder)) {
    console.log(`Checking ${tarball}`);
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
