import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  StreamLanguage,
  syntaxHighlighting,
} from "@codemirror/language";
import { typescript } from "@codemirror/legacy-modes/mode/javascript";
import { type Diagnostic, linter } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { PolicyProblem } from "../policy/read-policy.ts";
import { completePolicy } from "./completions.ts";

/** The editor of a policy. */
export interface PolicyEditor {
  focus(): void;
  setText(text: string): void;
  destroy(): void;
}

export interface PolicyEditorOptions {
  readonly text: string;
  /** Positions in `text` between which it is selected. */
  readonly selection: { readonly anchor: number; readonly head: number };
  readonly label: string;
  /** Returns the problems of a text, which are underlined. */
  readonly problemsOf: (text: string) => readonly PolicyProblem[];
  readonly onChange: (text: string) => void;
}

const COLORS = HighlightStyle.define([
  { tag: tags.string, color: "var(--playground-string)" },
  { tag: tags.regexp, color: "var(--playground-regexp)" },
  { tag: [tags.number, tags.bool, tags.atom, tags.null], color: "var(--playground-constant)" },
  { tag: tags.comment, color: "var(--vp-c-text-2)" },
]);

const STYLES = EditorView.theme({
  "&": { fontSize: "14px", color: "var(--vp-c-text-1)", backgroundColor: "var(--vp-c-bg)" },
  "&.cm-focused": { outline: "2px solid var(--vp-c-brand-1)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--vp-font-family-mono)", lineHeight: "1.5", overflow: "auto", maxHeight: "22rem" },
  ".cm-content": { padding: "10px 4px", minHeight: "7rem", caretColor: "var(--vp-c-text-1)" },
  ".cm-cursor": { borderLeftColor: "var(--vp-c-text-1)" },
  ".cm-tooltip": {
    color: "var(--vp-c-text-1)",
    backgroundColor: "var(--vp-c-bg-elv)",
    borderColor: "var(--vp-c-divider)",
  },
  ".cm-tooltip.cm-completionInfo": { maxWidth: "22rem", padding: "6px 8px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "#fff", background: "var(--vp-c-brand-3)" },
});

/**
 * Creates an editor in a shadow root. CodeMirror adds its styles to a shadow root as style sheets, which the site's
 * security policy allows. To the document, it would add them as style elements, which the policy forbids.
 */
export function createEditor(host: HTMLElement, options: PolicyEditorOptions): PolicyEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: options.text,
      selection: options.selection,
      extensions: [
        history(),
        closeBrackets(),
        bracketMatching(),
        indentOnInput(),
        autocompletion({ override: [completePolicy], activateOnTyping: true }),
        linter((editor) => options.problemsOf(editor.state.doc.toString()).map(toDiagnostic), { delay: 100 }),
        StreamLanguage.define(typescript),
        syntaxHighlighting(COLORS),
        STYLES,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": options.label }),
        EditorView.domEventHandlers({ beforeinput: replaceSelection }),
        // Tab has no key binding here. It moves to the next control, so that keyboard users can leave the editor.
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) options.onChange(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    setText(text) {
      if (text !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    destroy: () => view.destroy(),
  };
}

/**
 * Replaces the selection with typed text, before the browser does. Chromium would insert an element with a style
 * attribute, which the site's security policy forbids. Returns whether the selection was replaced.
 */
function replaceSelection(event: InputEvent, view: EditorView): boolean {
  const { from, to, empty } = view.state.selection.main;
  const { data } = event;
  if (event.inputType !== "insertText" || data === null || empty) return false;
  const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: "input.type" });
  // Another handler may handle the input. For example, it may put the selection into brackets.
  const isHandled = view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert));
  if (!isHandled) view.dispatch(insert());
  event.preventDefault();
  return true;
}

function toDiagnostic({ message, from, to }: PolicyProblem): Diagnostic {
  return { message, from, to, severity: "error" };
}
