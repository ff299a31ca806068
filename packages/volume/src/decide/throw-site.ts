/** Matches a frame of the runtime or of a dependency, in which no app's error begins. */
const FOREIGN = /node:|node_modules|<anonymous>\)?$|\(native\)|\[native code\]/;
/** Number of frames that identify an issue. With one, all errors of a helper that throws would be one issue. */
const FRAMES = 2;
/** Most frames that are searched for frames of the app. */
const MOST_FRAMES = 50;

/**
 * Returns the first two frames of the app in a stack, as text, or an empty string. Takes the form of V8
 * (`    at run (file.js:1:2)`), and that of Firefox and Safari (`run@file.js:1:2`).
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
