import type { Parsed } from "../parsers/types.ts";

const SCRIPT = '<script type="application/json" id="sentry-config">';
const SELECTOR = 'script#sentry-config, meta[name="sentry-config"]';

/** Returns the JSON in the page's `<script id="sentry-config">` or `<meta name="sentry-config">`. */
export function pageJson(): Parsed<string> {
  const page = globalThis.document;
  if (page === undefined) {
    return { problem: "there is no page to read it from", fix: "outside a page, pass the JSON to readPublicConfig" };
  }
  const [element, second] = page.querySelectorAll(SELECTOR);
  if (element === undefined) {
    return { problem: `the page has no ${SCRIPT}`, fix: "add it before the script that calls readPublicConfig" };
  }
  // A second element might be an injection: HTML from a visitor that the app did not escape.
  if (second !== undefined) {
    return { problem: "the page has more than one sentry-config element", fix: "remove those that you did not add" };
  }
  return { value: element.getAttribute("content") ?? element.textContent ?? "" };
}
