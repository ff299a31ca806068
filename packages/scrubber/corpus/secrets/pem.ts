import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { Planted, TextKind } from "../sample.ts";

/**
 * Labels of keys in RFC 7468, OpenSSL and OpenSSH. The dashes are added later, because secret scanners would report
 * them here.
 */
const LABELS = [
  "PRIVATE KEY",
  "RSA PRIVATE KEY",
  "EC PRIVATE KEY",
  "DSA PRIVATE KEY",
  "OPENSSH PRIVATE KEY",
  "ENCRYPTED PRIVATE KEY",
] as const;
const DASHES = "-".repeat(5);
const LINE = 64;

function bodyLines(random: Random): string[] {
  const lines = Array.from({ length: random.between(4, 14) }, () => random.text(ALPHABETS.base64, LINE));
  return [...lines, `${random.text(ALPHABETS.base64, random.between(24, 62))}==`];
}

function block(label: string, head: readonly string[], lines: readonly string[], newline: string): string {
  return [`${DASHES}BEGIN ${label}${DASHES}`, ...head, ...lines, `${DASHES}END ${label}${DASHES}`].join(newline);
}

const pem =
  (label: string, newline: string, head: readonly string[] = []) =>
  (random: Random): Planted => {
    const lines = bodyLines(random);
    return { text: block(label, head, lines, newline), secrets: lines };
  };

export const PEM_KINDS: readonly TextKind[] = [
  ...LABELS.map((label) => ({ kind: `PEM ${label}`, make: pem(label, "\n") })),
  {
    kind: "PEM with headers (RFC 1421)",
    make: pem("RSA PRIVATE KEY", "\n", [
      "Proc-Type: 4,ENCRYPTED",
      "DEK-Info: AES-256-CBC,AB12CD34EF56AB12CD34EF56AB12CD34",
      "",
    ]),
  },
  { kind: "PEM with Windows line ends", make: pem("PRIVATE KEY", "\r\n") },
  // In environment variables and JSON files, each line ends with `\n` as two characters.
  { kind: "PEM with escaped line ends", make: pem("PRIVATE KEY", "\\n") },
  { kind: "PEM on one line", make: pem("EC PRIVATE KEY", " ") },
  {
    kind: "PEM cut before its end",
    make(random) {
      const lines = bodyLines(random);
      return { text: [`${DASHES}BEGIN RSA PRIVATE KEY${DASHES}`, ...lines].join("\n"), secrets: lines.slice(0, 3) };
    },
  },
  {
    kind: "PGP private key block",
    make: pem("PGP PRIVATE KEY BLOCK", "\n", ["Version: GnuPG v2", ""]),
  },
];
