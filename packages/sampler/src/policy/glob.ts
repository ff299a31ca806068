/**
 * Compiles a path glob: `*` matches within one segment, `**` matches anything, slashes included. `/orders/*` matches
 * `/orders/7` but not `/orders/7/lines`. Each piece is matched from all positions where the previous piece can end, so
 * there is no backtracking.
 */
export function compileGlob(glob: string): (path: string) => boolean {
  // `/a/**` -> `/a`, `/**` and an empty piece
  const pieces = glob.split(/(\/?\*\*+|\*)/);
  return (path) => {
    let places = new Set([0]);
    for (const piece of pieces) {
      const text = piece.replace(/\*+/, "");
      const ends = new Set<number>();
      for (const place of places) if (path.startsWith(text, place)) ends.add(place + text.length);
      if (text !== piece) {
        // `for...of` over a Set also visits elements that are added during the loop; that is what makes `*` extend.
        for (const place of ends)
          if (place < path.length && (piece !== "*" || path[place] !== "/")) ends.add(place + 1);
        // A wildcard can match nothing, and `/**` can also leave out its slash: `/a/**` matches `/a`.
        for (const place of places) ends.add(place);
      }
      places = ends;
    }
    return places.has(path.length);
  };
}
