import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runtimes } from "./places.ts";
import { pnpm } from "./pnpm.ts";

/** Installs the runtimes and their SDKs, unless they are already installed from the same lockfile. */
export function installRuntimes(): void {
  const stamp = join(runtimes, "node_modules/.installed-from");
  const wanted = createHash("sha256")
    .update(readFileSync(join(runtimes, "pnpm-lock.yaml")))
    .update(readFileSync(join(runtimes, "pnpm-workspace.yaml")))
    // The platform matters because installed binaries depend on it, and a host and a container can share this
    // `node_modules`.
    .update(`${process.platform}-${process.arch}`)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  console.log("Installing the runtimes of the smoke tests: about a gigabyte, once.");
  pnpm("--dir", runtimes, "install", "--frozen-lockfile");
  writeFileSync(stamp, wanted);
}
