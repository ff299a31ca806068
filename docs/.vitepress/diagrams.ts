import { createHash } from "node:crypto";
import { parseMermaid, renderMermaidSVG } from "beautiful-mermaid";

/**
 * Renders a Mermaid diagram as SVG when the site is built, so that pages need neither Mermaid's scripts nor its styles.
 * The colors are in `theme/style.css`. Screen readers get a description: `app to collector (spans); collector to Sentry`
 */
export function diagramHtml(source: string): string {
  const svg = renderMermaidSVG(source)
    // The site's security policy forbids the embedded styles, which also load a font from elsewhere.
    .replace(/<style>[\s\S]*?<\/style>/, "")
    .replace(/ (?:style|xmlns|rx|ry|data-[\w-]+)="[^"]*"/g, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    // Each diagram of a page needs other ids for its arrowheads.
    .replaceAll("arrowhead", `arrow-${createHash("sha256").update(source).digest("hex").slice(0, 6)}`)
    // Rounds numbers, which have up to 14 decimal places: `102.45000000000002` -> `102.5`
    .replaceAll(/\d+\.\d{2,}/g, (number) => String(Number(Number(number).toFixed(1))))
    // A blank line would end the block of HTML.
    .replaceAll(/\n\s*/g, "\n");
  return `<div class="diagram" role="img" tabindex="0" aria-label="${describeDiagram(source)}">${svg.trim()}</div>\n`;
}

/** Describes a diagram by its connections. */
function describeDiagram(source: string): string {
  const { nodes, edges } = parseMermaid(source);
  const nameOf = (id: string) => nodes.get(id)?.label ?? id;
  return edges
    .map(({ source: from, target, label }) => `${nameOf(from)} to ${nameOf(target)}${label ? ` (${label})` : ""}`)
    .join("; ")
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;");
}
