/** Matches the end of a path, and the query and fragment that `http.target` can have after it. */
const END = "(?:[?#].*)?$";

/**
 * Translates a glob for a path: `/orders/*` -> `(?s)^/orders/[^/?#]*(?:[?#].*)?$`. `*` matches within one segment, `**`
 * also across segments, and `/**` also matches nothing.
 */
export function globPattern(glob: string): string {
  // `/a/**` -> `/a`, `/**` and an empty piece
  const pieces = glob.split(/(\/?\*\*+|\*)/).map((piece) => {
    if (!piece.includes("*")) return escapeRegex(piece);
    if (piece === "*") return "[^/?#]*";
    return piece.startsWith("/") ? "(?:/[^?#]*)?" : "[^?#]*";
  });
  return `(?s)^${pieces.join("")}${END}`;
}

/** Returns a pattern that matches exactly this text. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
