/**
 * Matches a frame of the runtime or of a dependency. Such frames are skipped, because the app's own frames identify an
 * issue better. `at run (node_modules/pg/client.js:1:2)` -> true; `at run (src/app.js:1:2)` -> false
 */
const FOREIGN = /node:|node_modules|<anonymous>\)?$|\(native\)|\[native code\]/;
/**
 * Number of frames that identify an issue. With only one, all errors that a helper function throws would be one issue.
 */
const FRAMES = 2;
/** Maximum number of lines of a stack that are searched for frames of the app. */
const MOST_FRAMES = 50;

/**
 * Returns the app's first two frames in a stack, or an empty string if there are none. Reads the stacks of V8
 * (`    at run (file.js:1:2)`) and of Firefox and Safari (`run@file.js:1:2`).
 */
export function throwSite(stack: string): string {
  let from = 0;
  let site = "";
  let found = 0;
  for (let line = 0; line < MOST_FRAMES && from < stack.length && found < FRAMES; line += 1) {
    const newline = stack.indexOf("\n", from);
    const end = newline < 0 ? stack.length : newline;
    const frame = stack.slice(from, end);
    from = end + 1;
    if ((frame.startsWith("    at ") || frame.includes("@")) && !FOREIGN.test(frame)) {
      site += frame;
      found += 1;
    }
  }
  return site;
}
