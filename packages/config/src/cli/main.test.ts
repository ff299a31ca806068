import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { NAMES } from "../variables/variables.ts";
import { main } from "./main.ts";

const DSN = "https://0123456789abcdef@o1.ingest.sentry.io/42";
const folder = mkdtempSync(join(tmpdir(), "sentry-config-"));
const printed: string[] = [];

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const base = file(".env", `SENTRY_DSN="${DSN}"\nSENTRY_RELEASE=shop@1.0.0\nSENTRY_DIST=1\n`);
const production = file(".env.production", "SENTRY_RELEASE=shop@1.4.0\nSENTRY_DIST=2\n");
const wrong = file(".env.wrong", "SENTRY_TRACES_SAMPLE_RATE=10\n");

beforeEach(() => {
  printed.length = 0;
  const print = (text: unknown): boolean => printed.push(String(text)) > 0;
  for (const method of ["log", "warn", "error"] as const) vi.spyOn(console, method).mockImplementation(print);
  vi.spyOn(process.stdout, "write").mockImplementation(print);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("sentry-config check", () => {
  it("prints the table and returns 0 if there are no problems", async () => {
    expect(await main(["check"], { SENTRY_DSN: DSN })).toBe(0);
    expect(printed.join()).toMatch(/^dsn +https:\/\/\*\*\*@o1\.ingest\.sentry\.io\/42 +env +SENTRY_DSN$/m);
  });

  it("reads files as Node does: the environment overrides files, and a later file overrides an earlier one", async () => {
    const args = ["check", "--json", "--env-file", base, "--file", production];
    expect(await main(args, { SENTRY_DIST: "3" })).toBe(0);
    const { rows } = JSON.parse(printed.join());
    const values = Object.fromEntries(rows.map(({ option, value }: Record<string, string>) => [option, value]));
    expect(values).toMatchObject({ release: "shop@1.4.0", dist: "3", dsn: "https://***@o1.ingest.sentry.io/42" });
  });

  it("reads the first variable of a file that begins with a byte order mark", async () => {
    expect(await main(["check", "--file", file(".env.bom", `\uFEFFSENTRY_DSN=${DSN}\n`)], {})).toBe(0);
    expect(printed.join()).toMatch(/^dsn .* env +SENTRY_DSN$/m);
  });

  it("lists problems and returns 1", async () => {
    expect(await main(["check", "--file", wrong], {})).toBe(1);
    expect(printed.join()).toContain(
      '- SENTRY_TRACES_SAMPLE_RATE: expected a number from 0 to 1 (found "10"); for 10 %',
    );
  });

  it("prints a suggestion for a misspelled variable, and returns 1 for it with --strict", async () => {
    const env = { SENTRY_DSN: DSN, SENTRY_DNS: "x" };
    expect(await main(["check"], env)).toBe(0);
    expect(printed.join()).toContain("SENTRY_DNS is not a recognised variable; did you mean SENTRY_DSN?");
    expect(await main(["check", "--strict"], env)).toBe(1);
  });

  it("accepts several prefixes, and uses --environment if no variable sets the environment's name", async () => {
    const env = { VITE_SENTRY_DSN: DSN, NEXT_PUBLIC_SENTRY_DIST: "7" };
    const args = ["check", "--json", "--prefix", "VITE_", "--prefix", "NEXT_PUBLIC_", "--environment", "preview"];
    expect(await main(args, env)).toBe(0);
    const { rows } = JSON.parse(printed.join());
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ option: "dsn", variable: "VITE_SENTRY_DSN" }),
        expect.objectContaining({ option: "dist", variable: "NEXT_PUBLIC_SENTRY_DIST" }),
        { option: "environment", value: "preview", source: "default", variable: "SENTRY_ENVIRONMENT" },
      ]),
    );
  });
});

describe("sentry-config verify", () => {
  it("returns 1 if no DSN is set, and prints the problem as text or JSON", async () => {
    expect([await main(["verify"], {}), await main(["verify", "--json"], {})]).toEqual([1, 1]);
    expect(printed[0]).toContain("SENTRY_DSN: is not set, so the test data cannot be sent");
    const problem = "is not set, so the test data cannot be sent";
    expect(JSON.parse(printed[1] ?? "")).toMatchObject({
      accepted: false,
      issues: [{ variable: "SENTRY_DSN", problem }],
    });
  });
});

describe("sentry-config example", () => {
  it("prints a new .env.example that contains every variable", async () => {
    expect(await main(["example"], {})).toBe(0);
    expect(Object.keys(parseEnv(printed.join("").replace(/^# (?=SENTRY_\w+=)/gm, ""))).sort()).toEqual(
      [...NAMES].sort(),
    );
  });
});

describe("sentry-config", () => {
  it.each([
    [[], "Missing command: use check, verify or example"],
    [["chekc"], "Unknown command: use check, verify or example"],
    [["check", "verify"], "Too many arguments: use one command at a time"],
    [["check", "--timeout", "1s"], "check does not accept --timeout"],
    [["check", "--env-flie", ".env"], "Unknown option"],
    [["check", "--env-file"], "Missing option value"],
    [["check", "--env-file", join(folder, "none")], "Cannot read the file (ENOENT)"],
    [["check", "--file", "none.env"], "Cannot read the file (ENOENT): none.env"],
    [["verify", "--file", DSN], "Cannot read the file (ENOENT): ***"],
    [["check", "--environment", ""], "environment: expected a string"],
    [["example", "--json"], "example does not accept --json"],
  ])("returns 2 for %o, and prints the reason and the usage", async (args, words) => {
    expect(await main(args, {})).toBe(2);
    expect(printed.join()).toContain(words);
    expect(printed.join()).toContain("Usage: sentry-config <command>");
  });

  it("prints its version and its usage", async () => {
    expect([await main(["--version"], {}), await main(["--help"], {})]).toEqual([0, 0]);
    expect(printed[0]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(printed[1]).toContain("Usage: sentry-config <command>");
  });
});
