// Runs a script of the documentation's workspace (`docs/package.json`). Installs that workspace first, if necessary.
// Usage: `docs.mjs build`, `docs.mjs dev`
import { spawnSync } from "node:child_process";
import { installWorkspace } from "./install-workspace.mjs";

installWorkspace("docs", "Installing VitePress and TypeDoc for the documentation, once.");
const { status } = spawnSync("pnpm", ["--dir", "docs", "run", ...process.argv.slice(2)], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
