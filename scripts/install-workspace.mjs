import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pnpm } from "./pnpm.mjs";

/**
 * Installs a nested workspace, which is not part of the root's workspace. Does nothing if the workspace is already
 * installed from the same lockfile.
 *
 * @param {string} folder
 * @param {string} announcement Printed before an installation, which can take a while.
 */
export function installWorkspace(folder, announcement) {
  const stamp = join(folder, "node_modules/.installed-from");
  const wanted = createHash("sha256")
    .update(readFileSync(join(folder, "pnpm-lock.yaml")))
    .update(readFileSync(join(folder, "pnpm-workspace.yaml")))
    // The platform matters because installed binaries depend on it, and a host and a container can share this
    // `node_modules`.
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log(announcement);
  pnpm("--dir", folder, "install", "--frozen-lockfile");
  writeFileSync(stamp, wanted);
}
