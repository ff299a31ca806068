/** Texts that were searched, and are clean. It is bounded in number and length. */
export interface CleanLines {
  readonly has: (line: string) => boolean;
  readonly add: (line: string) => void;
}

/** The source around the frames of a few hundred different errors. */
const MOST = 4096;
const LONGEST = 256;

export function cleanLines(): CleanLines {
  const known = new Set<string>();
  return {
    has: (line) => line.length <= LONGEST && known.has(line),
    add: (line) => {
      if (line.length > LONGEST) return;
      if (known.size >= MOST) known.clear();
      // A copy: an engine may keep the whole file in memory for a line that was cut from it.
      known.add(` ${line}`.slice(1));
    },
  };
}
