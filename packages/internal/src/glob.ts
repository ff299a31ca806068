/**
 * Compiles a path glob. In a glob, `*` matches any characters except slashes, and `**` matches any characters.
 * `/orders/*` matches `/orders/7` but not `/orders/7/lines`. The glob is split at its wildcards, and each piece is
 * matched from all positions where the previous piece can end, so there is no backtracking.
 */
export function compileGlob(glob: string): (path: string) => boolean {
  // Splits the glob at its wildcards: `/a/*.js` -> `/a/`, `*` and `.js`; `/a/**` -> `/a`, `/**` and an empty piece
  const pieces = glob.split(/(\/?\*\*+|\*)/);
  return (path) => {
    let positions = new Set([0]);
    for (const piece of pieces) {
      const text = piece.replace(/\*+/, "");
      const ends = new Set<number>();
      for (const position of positions) if (path.startsWith(text, position)) ends.add(position + text.length);
      if (text !== piece) {
        // `for...of` over a `Set` also visits the positions that are added during the loop. So the loop moves each
        // position forward by one character, until the wildcard can match no further.
        for (const position of ends)
          if (position < path.length && (piece !== "*" || path[position] !== "/")) ends.add(position + 1);
        // A wildcard can also match nothing. The slash of `/**` can be missing, too: `/a/**` matches `/a`.
        for (const position of positions) ends.add(position);
      }
      positions = ends;
    }
    return positions.has(path.length);
  };
}
