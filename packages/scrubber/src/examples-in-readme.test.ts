import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { DETECTORS } from "./detect/detectors/index.ts";
import { PERSONAL_NAMES } from "./detect/names/personal-names.ts";
import { SENSITIVE_NAMES } from "./detect/names/sensitive-names.ts";

const README = new URL("../README.md", import.meta.url);

function kinds(personal: boolean): string {
  const names = DETECTORS.filter((detector) => detector.personal === personal).map(({ kind }) => kind);
  return [...new Set(personal ? names : [...names, "pairs"])].map((kind) => `\`${kind}\``).join(", ");
}

function written(readme: string): string {
  const groups = Object.keys(SENSITIVE_NAMES).map((rule) => `\`${rule}\``);
  const byName = PERSONAL_NAMES.map(({ kind }) => `\`${kind}\``).join(", ");
  const list = `- personal: ${kinds(true)};\n- personal, by the name beside it: ${byName};\n- credentials: ${kinds(false)}.`;
  return readme
    .replace(/<!-- groups -->[\s\S]*?<!-- \/groups -->/, `<!-- groups -->${groups.join(", ")}<!-- /groups -->`)
    .replace(/<!-- kinds -->[\s\S]*?<!-- \/kinds -->/, `<!-- kinds -->\n${list}\n<!-- /kinds -->`);
}

it("the README lists every kind and group in the source (UPDATE=1 updates the lists)", () => {
  const before = readFileSync(README, "utf8");
  const after = written(before);
  if (process.env["UPDATE"] === "1") writeFileSync(README, after);
  else expect(before).toBe(after);
});
