import type { transformerStyleToClass } from "@shikijs/transformers";

type Transformer = Omit<ReturnType<typeof transformerStyleToClass>, "getClassRegistry" | "getCSS" | "clearRegistry">;

/** The style of text that is not highlighted. `theme/style.css` sets it for a whole block of code. */
const PLAIN_STYLE = JSON.stringify({ "--shiki-light": "#0E1116", "--shiki-dark": "#F0F3F6" });

/**
 * Removes the elements around lines and around text that is not highlighted, which are half of all elements in code, and
 * the names of the themes.
 */
export const plainText: Transformer = {
  name: "plain-text",
  pre(pre) {
    pre.properties["class"] = "shiki vp-code";
  },
  tokens(lines) {
    for (const token of lines.flat()) if (JSON.stringify(token.htmlStyle) === PLAIN_STYLE) delete token.htmlStyle;
  },
  line(line) {
    line.children = line.children.flatMap((child) =>
      child.type === "element" && Object.keys(child.properties).length === 0 ? child.children : [child],
    );
  },
  code(code) {
    code.children = code.children.flatMap((child) =>
      child.type === "element" && child.properties["class"] === "line" ? child.children : [child],
    );
  },
};
