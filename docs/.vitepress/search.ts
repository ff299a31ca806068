const CODE = /<pre[\s\S]*?<\/pre>/g;
/** Matches what the API reference repeats from the packages' pages, and the names of source files. */
const API_DETAILS = /<table[\s\S]*?<\/table>|<p>Defined in: .*?<\/p>/g;

/** Matches a heading, or the text between two elements. */
const HEADING_OR_TEXT = /<h[1-3][\s\S]*?<\/h[1-3]>|>[^<]+/g;
/** Matches words that occur on most pages, so searching for them does not narrow down the result. */
const COMMON_WORDS =
  /\b(?:a|all|an|and|are|as|at|be|because|by|can|does|each|for|from|has|have|if|in|is|it|its|no|not|of|on|one|only|or|so|such|that|the|them|this|to|what|which|with|without|your)\b/gi;

/**
 * Returns the HTML of a page for the index of the search, without its code and without common words. This makes the
 * index half as large. Headings keep such words, because the search shows them, but not the scope of the packages, which
 * would be in every result.
 */
export function searchableHtml(html: string, page: string): string {
  const text = html.replaceAll(CODE, "");
  return (page.startsWith("api/") ? text.replaceAll(API_DETAILS, "") : text).replaceAll(HEADING_OR_TEXT, (part) =>
    part.startsWith("<h") ? part.replaceAll("@sentry-policy/", "") : part.replaceAll(COMMON_WORDS, ""),
  );
}
