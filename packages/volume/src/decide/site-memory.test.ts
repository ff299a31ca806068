import { expect, it } from "vitest";
import { createSiteMemory } from "./site-memory.ts";

/** Returns a function that finds where an error was thrown, and a count of the stacks that it has read. */
function countingMemory() {
  const findSite = createSiteMemory();
  const reads = { count: 0 };
  const find = (file: string, message = "failed 1", type = "Error") =>
    findSite({
      type,
      message,
      stack: () => {
        reads.count += 1;
        return `    at run (/app/${file}:1:1)`;
      },
    });
  return { find, reads };
}

it("the site memory reads few stacks after many errors with the same site", () => {
  const { find, reads } = countingMemory();
  for (let number = 0; number < 1000; number += 1) {
    expect(find("a.js", `failed ${number}`)).toBe("    at run (/app/a.js:1:1)");
  }
  expect(reads.count).toBeLessThan(260);
});

it("the site memory reads every stack if the errors have different sites", () => {
  const { find, reads } = countingMemory();
  for (let number = 0; number < 1000; number += 1) {
    const file = number % 2 === 0 ? "a.js" : "b.js";
    expect(find(file)).toBe(`    at run (/app/${file}:1:1)`);
  }
  expect(reads.count).toBe(1000);
});

it("the site memory finds a second site within sixteen errors", () => {
  const { find } = countingMemory();
  for (let number = 0; number < 1000; number += 1) find("a.js");
  const sites = Array.from({ length: 16 }, () => find("b.js"));
  expect(sites).toContain("    at run (/app/b.js:1:1)");
  expect(find("b.js")).toBe("    at run (/app/b.js:1:1)");
});

it("the site memory does not confuse errors with another name or message", () => {
  const { find } = countingMemory();
  for (let number = 0; number < 1000; number += 1) find("a.js");
  expect(find("b.js", "failed 1", "TypeError")).toBe("    at run (/app/b.js:1:1)");
  expect(find("b.js", "lost 1")).toBe("    at run (/app/b.js:1:1)");
});

it("the site memory still finds the site after it has forgotten earlier messages", () => {
  const { find } = countingMemory();
  for (const letters of Array.from({ length: 300 }, (_, index) => "x".repeat(index + 1))) {
    expect(find("a.js", letters)).toBe("    at run (/app/a.js:1:1)");
  }
});
