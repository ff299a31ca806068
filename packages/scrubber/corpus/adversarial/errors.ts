import { eventFamily as event, type Family, listOf, objectOf, textOf } from "./family.ts";

const DASHES = "-".repeat(5);

export const ERRORS: readonly Family[] = [
  event("many frames", (length, turn) => thrown(listOf(length, (index) => frame({ function: `run${turn}x${index}` })))),
  event("frames with source lines", (length, turn) =>
    thrown(
      listOf(length, (index) => {
        const line = `  const total${turn}x${index} = items.reduce((sum, item) => sum + item.price, 0);`;
        return frame({ pre_context: [line, "  {"], context_line: line, post_context: ["  }", line] });
      }),
    ),
  ),
  event("source lines of assignments", (length, turn) =>
    thrown([frame({ pre_context: listOf(length, (index) => `const password = read(${turn}, ${index});`) })]),
  ),
  event("one source line as long as a bundle", (length, turn) =>
    thrown([
      frame({ context_line: textOf(length, (index) => `function f${turn}x${index}(a,b){return a==b?"x":a+b};`) }),
    ]),
  ),
  event("source lines of PEM keys without an end", (length) =>
    thrown([
      frame({
        pre_context: listOf(length, (index) => (index % 2 === 0 ? `${DASHES}BEGIN PRIVATE KEY${DASHES}` : `a${index}`)),
      }),
    ]),
  ),
  event("source lines of one PEM key", (length, turn) =>
    thrown([
      frame({
        pre_context: [
          `${DASHES}BEGIN PRIVATE KEY${DASHES}`,
          ...listOf(length, (index) => `MIIEvQIBADANBgkqhkiG9w0BAQEFAASC${turn}x${index}`),
        ],
      }),
    ]),
  ),
  event("local variables of frames", (length, turn) =>
    thrown(listOf(length, (index) => frame({ vars: { [`v${turn}x${index}`]: index, list: [1, 2], note: "fine" } }))),
  ),
  event("function names that contain addresses", (length, turn) =>
    thrown(listOf(length, (index) => frame({ function: `u${turn}x${index}@example.com` }))),
  ),
  event("file names with queries", (length, turn) =>
    thrown(listOf(length, (index) => frame({ abs_path: `https://shop.example/a.js?v=${turn}&n=${index}` }))),
  ),
  event("many chained errors", (length, turn) => ({
    exception: { values: listOf(length, (index) => ({ type: "Error", value: `step ${turn} ${index} failed` })) },
  })),
  event("threads", (length, turn) => ({
    threads: { values: listOf(length, (index) => ({ id: index, name: `worker ${turn}` })) },
  })),
  event("debug images", (length, turn) => ({
    debug_meta: { images: listOf(length, (index) => ({ type: "sourcemap", code_file: `/app/${turn}/${index}.js` })) },
  })),
  event("modules", (length, turn) => ({ modules: objectOf(length, (index) => [`package-${turn}-${index}`, "1.2.3"]) })),
];

/** Returns an error event with the given stack frames. */
function thrown(frames: readonly object[]): object {
  return { exception: { values: [{ type: "Error", value: "made up", stacktrace: { frames } }] } };
}

function frame(more: object): object {
  return { filename: "/srv/app/pay.js", function: "pay", lineno: 12, colno: 9, ...more };
}
