/**
 * Compiles a path's glob: `*` stands for one segment or a part of it, `**` for anything. It is read piece by piece, each from
 * all places at once where the one before it may end: whatever path a client asks for, nothing is tried twice.
 */
export function compileGlob(glob: string): (path: string) => boolean {
  const pieces = glob.split(/(\/?\*\*+|\*)/);
  return (path) => {
    let places = new Set([0]);
    for (const piece of pieces) {
      const text = piece.replace(/\*+/, "");
      const ends = new Set<number>();
      for (const place of places) if (path.startsWith(text, place)) ends.add(place + text.length);
      if (text !== piece) {
        // `for...of` over a Set also visits what is added during the loop. That is how `**` extends over several segments.
        for (const place of ends)
          if (place < path.length && (piece !== "*" || path[place] !== "/")) ends.add(place + 1);
        // A wildcard may match nothing, and then its slash is missing as well: `/a/**` matches `/a`.
        for (const place of places) ends.add(place);
      }
      places = ends;
    }
    return places.has(path.length);
  };
}
