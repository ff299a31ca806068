import { installWorkspace } from "../../scripts/install-workspace.mjs";
import { runtimes } from "./places.ts";

/** Installs the runtimes and their SDKs, unless they are already installed from the same lockfile. */
export function installRuntimes(): void {
  installWorkspace(runtimes, "Installing the runtimes of the smoke tests: about a gigabyte, once.");
}
