/** Matches the end of a path. In `http.target`, a query and a fragment can follow the path. */
const END = "(?:[?#].*)?$";

/**
 * Translates a glob for a path into a regular expression: `/orders/*` -> `(?s)^/orders/[^/?#]*(?:[?#].*)?$`. `*`
 * matches within one segment, and `**` also across segments. `/**` can be empty: `/a/**` matches `/a`.
 */
export function globPattern(glob: string): string {
  // Splits the glob at its wildcards: `/a/**` -> `/a`, `/**` and an empty string
  const pieces = glob.split(/(\/?\*\*+|\*)/).map((piece) => {
    if (!piece.includes("*")) return escapeRegex(piece);
    if (piece === "*") return "[^/?#]*";
    return piece.startsWith("/") ? "(?:/[^?#]*)?" : "[^?#]*";
  });
  return `(?s)^${pieces.join("")}${END}`;
}

/** Returns a pattern that matches this text literally. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
