import { expect, it } from "vitest";
import { throwSite } from "./throw-site.ts";

const APP = "    at pay (/app/pay.js:3:9)";
const CALLER = "    at checkout (/app/checkout.js:7:1)";

it.each([
  ["returns the first two frames of a V8 stack", [APP, CALLER, "    at main (/app/main.js:1:1)"], APP + CALLER],
  [
    "skips frames of the runtime and of dependencies",
    [
      "    at JSON.parse (<anonymous>)",
      "    at new Promise (<anonymous>)",
      "    at node:internal/process/task_queues:95:5",
      "    at run (/app/node_modules/left-pad/index.js:1:1)",
      APP,
      "    at Array.map (<anonymous>)",
      CALLER,
    ],
    APP + CALLER,
  ],
  [
    "returns frames of evaluated code",
    ["    at f (eval at <anonymous> (/app/a.js:1:1), <anonymous>:1:5)"],
    "    at f (eval at <anonymous> (/app/a.js:1:1), <anonymous>:1:5)",
  ],
  [
    "returns frames of Firefox and Safari",
    ["pay@https://a.example/pay.js:3:9", "map@[native code]", "@https://a.example/m.js:1:1"],
    "pay@https://a.example/pay.js:3:9@https://a.example/m.js:1:1",
  ],
  ["returns one frame if there is only one", [APP], APP],
  ["finds nothing in text without frames", ["Error: failed", "at all"], ""],
])("throwSite %s", (_title, lines, site) => {
  expect(throwSite(lines.join("\n"))).toBe(site);
});

it("throwSite finds nothing in an empty stack", () => {
  expect(throwSite("")).toBe("");
});
