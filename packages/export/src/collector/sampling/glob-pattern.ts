/** Matches the end of a path, together with the query and the fragment that can follow the path in `http.target`. */
const END = "(?:[?#].*)?$";

/**
 * Translates a glob for a path into a regular expression: `/orders/*` -> `(?s)^/orders/[^/?#]*(?:[?#].*)?$`. `*`
 * matches within one segment. `**` also matches across segments. `/**` can match an empty string, so that `/a/**`
 * matches `/a`.
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

/** Returns a pattern that matches exactly this text. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
