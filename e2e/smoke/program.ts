import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Program {
  command: string;
  args: readonly string[];
  /** The app's folder. */
  cwd: string;
  env?: Record<string, string>;
}

export interface Ended {
  /** `null` if the program was killed. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  ended: Promise<Ended>;
  /** Waits until stdout or stderr of the program matches the pattern. Rejects if the program ends before that. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /**
   * Closes the program's stdin, so that a driver script exits. Driver scripts run an app in a browser or in workerd.
   */
  dismiss(): void;
  /** Sends SIGTERM to the program. */
  kill(): void;
}

/**
 * Starts a program in a minimal environment, so that the tests do not depend on the machine. Variables of vitest, pnpm
 * or the developer (NODE_ENV, NODE_OPTIONS, a proxy, SENTRY_*) are left out.
 */
export function start(program: Program, timeoutMs: number): Running {
  const home = mkdtempSync(join(tmpdir(), "sentry-policy-smoke-"));
  const child = spawn(program.command, program.args, {
    cwd: program.cwd,
    env: { PATH: process.env["PATH"], HOME: home, TMPDIR: home, ...program.env },
    stdio: "pipe",
    timeout: timeoutMs,
  });
  let stdout = "";
  let stderr = "";
  const output = new EventEmitter();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    output.emit("text");
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    output.emit("text");
  });
  // Ignores the error that occurs if the program has already exited when its stdin is closed.
  child.stdin.on("error", () => undefined);

  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  }).finally(() => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
  let hasEnded = false;
  const noteEnd = () => {
    hasEnded = true;
    output.emit("text");
  };
  ended.then(noteEnd, noteEnd);

  async function printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(stdout) ?? pattern.exec(stderr);
      if (found !== null) return found;
      if (hasEnded) throw new Error(`The program ended before it printed ${pattern}:\n${stdout}\n${stderr}`);
      await once(output, "text");
    }
  }
  return { ended, printed, dismiss: () => void child.stdin.end(), kill: () => void child.kill() };
}
