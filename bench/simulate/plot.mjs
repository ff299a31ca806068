const WIDTH = 860;
const HEIGHT = 300;
const LEFT = 60;
const BOTTOM = 40;
const COLOURS = ["#c23b3b", "#b0a02c", "#2c6fb0"];

/**
 * Returns an SVG with two panels: the number of traces kept per interval, and the percentage of errors kept per
 * interval.
 *
 * @param {Record<string, { kept: number, errors: number, errorsKept: number }[]>} runs
 */
export function plot(runs) {
  const all = Object.values(runs);
  const peak = Math.max(...all.flatMap((intervals) => intervals.map(({ kept }) => kept)));
  const kept = panel("traces kept in 10 s", runs, 0, peak, (interval) => interval.kept);
  const share = panel("errors kept, %", runs, HEIGHT, 100, ({ errors, errorsKept }) =>
    errors === 0 ? 100 : (100 * errorsKept) / errors,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${2 * HEIGHT}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
${kept}
${share}
</svg>
`;
}

/**
 * Returns one panel of the plot as SVG, with a line for each run. `top` is its vertical position, and `most` is the
 * maximum of `height`.
 *
 * @template T
 * @param {string} title
 * @param {Record<string, T[]>} runs
 * @param {number} top
 * @param {number} most
 * @param {(interval: T) => number} height
 */
function panel(title, runs, top, most, height) {
  const base = top + HEIGHT - BOTTOM;
  const lines = Object.entries(runs).map(([name, intervals], place) => {
    const points = intervals.map((interval, index) => {
      const x = LEFT + (index / (intervals.length - 1)) * (WIDTH - LEFT - 20);
      return `${x.toFixed(1)},${(base - (height(interval) / most) * (HEIGHT - BOTTOM - 50)).toFixed(1)}`;
    });
    const colour = COLOURS[place % COLOURS.length];
    return `<polyline fill="none" stroke="${colour}" points="${points.join(" ")}"/>
<text x="${LEFT + 220 + place * 150}" y="${top + 25}" fill="${colour}">${name}</text>`;
  });
  return `<text x="${LEFT}" y="${top + 25}">${title} (top: ${Math.round(most)})</text>
<path d="M${LEFT} ${top + 40}V${base}H${WIDTH - 20}" fill="none" stroke="#888"/>
<text x="${LEFT}" y="${base + 20}">time</text>
${lines.join("\n")}`;
}
