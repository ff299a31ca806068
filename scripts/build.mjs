// Builds all packages with turbo. Prints turbo's output only if the build fails.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const TURBO = [require.resolve("turbo/bin/turbo"), "run", "build", "--output-logs=errors-only"];

const { status, stdout, stderr } = spawnSync(process.execPath, TURBO, { encoding: "utf8", maxBuffer: 2 ** 26 });
if (status !== 0) {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = 1;
}
