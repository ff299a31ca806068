interface Fault {
  readonly problem: string;
  readonly fix: string;
}

/** The problem of a placeholder such as `${DSN}` that was never substituted. */
export const UNFILLED: Fault = {
  problem: "is a template that was not filled in",
  fix: "look at the step that should have set it",
};

/** What goes wrong with any variable on its way from a file or a pipeline. */
export function misplaced(text: string, name: string): Fault | undefined {
  if (/^(["'`]).*\1$/s.test(text)) {
    return { problem: "has quotes around its value", fix: "remove them: only a shell takes them away" };
  }
  if (text === name || /^(?:\$\{?\w+\}?|\$\(\w+\)|%\w+%|\$?\{\{[^{}]*\}\}|@\w+@)$/.test(text)) {
    return UNFILLED;
  }
  return undefined;
}
