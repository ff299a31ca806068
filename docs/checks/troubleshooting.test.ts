import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { warningTexts } from "./warning-texts.mjs";

const packages = fileURLToPath(new URL("../../packages", import.meta.url));
const page = readFileSync(new URL("../guides/troubleshooting.md", import.meta.url), "utf8");

test("the page about troubleshooting quotes each warning of the packages, and no other text", () => {
  const quoted = [...page.matchAll(/^> (.+)$/gm)].map(([, text = ""]) => text);

  expect(quoted.toSorted()).toEqual(warningTexts(packages));
});

test("each quoted warning is followed by an explanation with a link to the page that says more", () => {
  const sections = page.split(/^### /m).slice(1);

  for (const section of sections) {
    const explanation = section
      .replace(/^> .*$/gm, "")
      .replace(/^## .*/ms, "")
      .trim();
    expect(explanation.split("\n").length, explanation).toBeGreaterThan(1);
    expect(explanation).toMatch(/\]\((?:\/|https:)/);
  }
});
