/**
 * Returns an object as JSON that can be inserted into HTML without further escaping: as the content of a `<script>`
 * element, or as an attribute in single quotes. The JSON is pure ASCII, so it does not depend on the page's encoding.
 * `{ release: "</script>" }` -> `{"release":"\u003c/script\u003e"}`
 */
export function embeddableJson(value: object): string {
  // Escapes `<`, `>`, `&`, `'` and everything that is not ASCII, such as the line separators U+2028 and U+2029: `<` ->
  // `\u003c`
  return JSON.stringify(value).replace(
    /[<>&'\x7f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
