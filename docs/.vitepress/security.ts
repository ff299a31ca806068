import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** File with the colors of highlighted code. */
export const CODE_STYLES = "code.css";

/** The hash of the style that VitePress inserts for a moment when the reader switches between light and dark. */
const SWITCH_STYLE = "'sha256-skqujXORqzxt1aE0NNXxujEanPTX6raoqSscTV/Ww/Y='";

/** Matches a script that is written into the page. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/** Matches a style attribute. Code that shows HTML does not match, because its quotes are written as `&quot;`. */
const STYLE_ATTRIBUTE = / style="[^"]*"/g;

/**
 * Adds a strict Content Security Policy to a page. Only the site's own files and the inline scripts of this page may
 * run. The page cannot send a request anywhere, because `connect-src` is `'none'`. The policy is in the page itself,
 * because some hosts, such as GitHub Pages, cannot send it as a header.
 */
export function secured(html: string): string {
  const page = html.replace(STYLE_ATTRIBUTE, "");
  const hashes = [...page.matchAll(INLINE_SCRIPT)].map(([, script = ""]) => hashOf(script));
  const policy = [
    "default-src 'none'",
    ["script-src 'self'", ...new Set(hashes)].join(" "),
    `style-src 'self' ${SWITCH_STYLE}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return page.replace("<head>", `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

function hashOf(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

export function writeCodeStyles(folder: string, css: string): void {
  writeFileSync(join(folder, CODE_STYLES), css);
}
